// SPDX-License-Identifier: Apache-2.0
// The feature is in the JSON file alone: the project has no code but its test, and the test is as the command made it.
assert !new File(basedir, 'src/main').exists()
def code = []
new File(basedir, 'src').eachFileRecurse { if (it.file) { code << it } }
assert code.size() == 1 && !code[0].text.contains('trend_48')
assert new File(basedir, 'golden/contract.json').text.contains('"formula"')

// Every value of it, and of the other features, has the bits that pandas computed.
def suite = new File(basedir, 'target/surefire-reports/TEST-com.example.ownfeature.ServedFeaturesTest.xml').text
assert suite.contains('tests="1" errors="0" skipped="0" failures="0"')
assert suite =~ /<testcase name="bars" classname="com\.example\.ownfeature\.ServedFeaturesTest"/
