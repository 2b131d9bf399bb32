// SPDX-License-Identifier: Apache-2.0
// Runs the program that was just built, on the module path, and looks at what it prints.
def separator = File.pathSeparator
def java = new File(System.getProperty('java.home'), 'bin/java').path
def modulePath = [new File(basedir, 'target/service-1.0.0.jar'), new File(basedir, 'target/modules')].join(separator)
def process = new ProcessBuilder(java, '-p', modulePath, '-m', 'com.example.service/com.example.service.Main',
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
// One candle comes twice, which brings the end of the warm-up no nearer; one does not come, and is inserted.
assert output.findAll { it.startsWith('FP-530 ') } == ([15, 14, 13, 13] + (11..1)).collect { "FP-530 $it".toString() }
def decisions = output.findAll { it.startsWith('2024-') }
assert decisions[0..4] == [
        '2024-03-04T13:00:00Z ACCEPTED NaN',
        '2024-03-04T13:05:00Z ACCEPTED NaN',
        '2024-03-04T13:05:00Z DUPLICATE_DROPPED NaN',
        '2024-03-04T13:10:00Z INSERTED 5.84',
        '2024-03-04T13:15:00Z ACCEPTED 5.84']
assert decisions[5..-1].every { it.endsWith(' ACCEPTED 5.84') } && decisions.size() == 16
assert output[-1].startsWith('[') && output[-1].split(',').size() == 15
assert output[-1].endsWith(', 0.5, 0.23728813]')
assert output.size() == 4 + 15 + 16 + 1

def resolved = new File(basedir, 'target/modules').list().findAll { it.startsWith('lib-') }.sort()
assert resolved.size() == 2 && resolved[0].startsWith('lib-contract-') && resolved[1].startsWith('lib-features-')

// The golden cases were tests, each by its name, and the plugin has looked at the library and the model.
def suite = new File(basedir, 'target/surefire-reports/TEST-com.example.service.ServedFeaturesTest.xml').text
def tests = (suite =~ /<testcase name="([^"]*)" classname="com\.example\.service\.ServedFeaturesTest"/).collect { it[1] }
assert tests.size() == 31 && tests.contains('flat') && !tests.any { it.contains('[') }
assert suite.contains('tests="31" errors="0" skipped="0" failures="0"')
def log = new File(basedir, 'build.log').readLines()
assert log.any { it.contains('PARITY: ') && it.contains('none diverged') }
assert log.any { it =~ /library lib-features-\d+\.\d+\.\d+\.jar [0-9a-f]{64}/ }

// What would be published says all that Maven Central asks for, and nothing of it changes under its name.
def poms = []
new File(basedir, '../../staging').eachFileRecurse { if (it.name.endsWith('.pom')) { poms << it } }
assert poms.size() == 14
for (pom in poms) {
    def text = pom.text
    for (element in ['name', 'description', 'url', 'licenses', 'developers', 'scm']) {
        assert text =~ "(?m)^  <${element}[ >]" : "${pom.name} has no ${element}"
    }
    assert !text.contains('SNAPSHOT') && !text.contains('<parent>') : pom.name
}
