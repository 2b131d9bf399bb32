// SPDX-License-Identifier: Apache-2.0
// Runs the program that was just built, on the module path, and looks at what it prints.
def separator = File.pathSeparator
def java = new File(System.getProperty('java.home'), 'bin/java').path
def modulePath = [new File(basedir, 'target/consumer-1.0.0.jar'), new File(basedir, 'target/modules')].join(separator)
def process = new ProcessBuilder(java, '-p', modulePath, '-m', 'com.example.consumer/com.example.consumer.Main')
        .redirectErrorStream(true)
        .start()
def output = process.inputStream.getText('UTF-8').readLines()
def status = process.waitFor()

assert status == 0 : output.join('\n')
assert output[0] == 'module io.featureparity.contract'
assert output.size() > 1

def resolved = new File(basedir, 'target/modules').list().findAll { it.startsWith('lib-') }.sort()
assert resolved.size() == 2 && resolved[0].startsWith('lib-contract-') && resolved[1].startsWith('lib-features-')
