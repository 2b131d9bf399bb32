// SPDX-License-Identifier: Apache-2.0
// Runs the program that was just built, on the module path, and looks at what it prints.
def separator = File.pathSeparator
def java = new File(System.getProperty('java.home'), 'bin/java').path
def modulePath = [new File(basedir, 'target/consumer-1.0.0.jar'), new File(basedir, 'target/modules')].join(separator)
def process = new ProcessBuilder(java, '-p', modulePath, '-m', 'com.example.consumer/com.example.consumer.Main',
        new File(basedir, 'model').path)
        .redirectErrorStream(true)
        .start()
// A real service has a logger. This one has none, and slf4j says so before the calendar is first used.
def output = process.inputStream.getText('UTF-8').readLines().findAll { !it.startsWith('SLF4J(') }
def status = process.waitFor()

assert status == 0 : output.join('\n')
assert output[0] == 'module io.featureparity.features'
assert output[1] == 'contract aa52761d1d8e4d3d'
assert output[2] == 'statistics aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2'
assert output[3] == 'session 2026-07-14'
assert output[4..18] == (15..1).collect { "FP-530 $it".toString() }
assert output[19].startsWith('[') && output[19].split(',').size() == 15
assert output[19].endsWith(', 0.5, 0.23728813]')
assert output[20..-1] == [
        '2024-03-04T13:00:00Z ACCEPTED NaN',
        '2024-03-04T13:05:00Z ACCEPTED NaN',
        '2024-03-04T13:05:00Z DUPLICATE_DROPPED NaN',
        '2024-03-04T13:10:00Z INSERTED 5.84',
        '2024-03-04T13:15:00Z ACCEPTED 5.84']

def resolved = new File(basedir, 'target/modules').list().findAll { it.startsWith('lib-') }.sort()
assert resolved.size() == 2 && resolved[0].startsWith('lib-contract-') && resolved[1].startsWith('lib-features-')
