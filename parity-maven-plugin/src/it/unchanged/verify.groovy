// SPDX-License-Identifier: Apache-2.0
def runs = []
new File(basedir, 'build.log').eachLine {
    if (it.contains('Scanning for projects')) {
        runs << []
    }
    if (!runs.isEmpty()) {
        runs[-1] << it
    }
}
assert runs.size() == 5
def said = { run, text -> runs[run].findAll { it.contains(text) } }

// First: everything is looked at, and said.
assert said(0, '[INFO] library lib-features-').size() == 1
assert said(0, '[INFO] library lib-contract-').every { it ==~ /\[INFO\] library lib-contract-\S+\.jar [0-9a-f]{64}/ }
assert runs[0].contains('[INFO] contract usdcop-m5@1.0.0 cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd')
assert runs[0].contains('[INFO] statistics aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2')
assert runs[0].contains('[INFO] model example')
def verdicts = runs[0].findAll { it.startsWith('[INFO] PARITY: ') }.collect { it - '[INFO] ' }
assert verdicts.size() == 2
assert verdicts[0] ==~ /PARITY: \d{2,} cases, \d{6,} values compared, none diverged; open or close outside of high and low: 0\.08 %: 25 of 30,753 bars/
assert verdicts[1] ==~ /PARITY: 1 file, \d{3,} values compared, none diverged/
for (goal in ['verify', 'check']) {
    for (file in ['report.html', 'report.json', 'report.md', 'TEST-parity.xml']) {
        assert new File(basedir, "target/parity/served/$goal/$file").isFile()
    }
}

// Second: nothing has changed, and that is all there is to say.
assert runs[1].findAll { it ==~ /\[INFO\] unchanged since 20\S+Z: PARITY: .*/ }.collect { it.replaceAll('.*Z: ', '') } == verdicts
assert said(1, '[INFO] library').isEmpty() && said(1, '[INFO] PARITY').isEmpty()

// Third and fourth: a parameter of one goal has, and a failure is a failure every time.
for (run in [2, 3]) {
    assert said(run, 'unchanged since').size() == 1
    assert said(run, '[ERROR] DIVERGENCE: 1 file, ').size() == 1
    assert said(run, '[ERROR] first divergence: FP-801 at ').size() == 1
    assert said(run, ':check (served)').any { it.startsWith('[ERROR] Failed to execute goal') }
}

// Fifth: what passed before the failure is done again.
assert said(4, 'unchanged since').size() == 1
assert runs[4].contains('[INFO] ' + verdicts[1])
