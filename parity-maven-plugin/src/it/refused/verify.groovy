// SPDX-License-Identifier: Apache-2.0
// What each build said, by the name of its service; and what Maven said of all of them at the end.
def builds = [:]
def whole = new File(basedir, 'build.log').readLines()
def said = []
whole.each {
    def begins = it =~ /\[INFO\] -+< com\.example:(\S+) >-+/
    if (begins) {
        said = builds[begins[0][1]] = []
    } else if (it.startsWith('[INFO] Reactor Summary')) {
        said = builds['the end'] = []
    }
    said << it
}
def end = builds.remove('the end')
def services = ['changed-norm-stats', 'empty-suite', 'library-upgraded', 'no-model-pinned', 'no-version-pinned',
        'other-contract', 'plain-mean-rsi', 'without-library']
assert builds.keySet() == (services + 'refused') as Set
assert !whole.any { it.contains('PARITY') }
def file = { service, path -> new File(basedir, service + '/' + path) }

// Each failed, by the goal, with the reason.
for (service in services) {
    assert end.any { it ==~ /\[INFO\] $service .* FAILURE .*/ }
}
def failed = { service, goal, reason ->
    end.any {
        it.startsWith('[ERROR] Failed to execute goal') && it.contains(":$goal on project $service: ") && it.contains(reason)
    }
}

// Somebody has fitted the statistics again.
def log = builds['changed-norm-stats']
assert log.contains('[INFO] contract usdcop-m5@1.0.0 cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd')
def refused = log.find { it.startsWith('[ERROR] parity: ') }
assert refused == '[ERROR] parity: FP-401 at ' + file('changed-norm-stats', 'model/norm_stats.json') +
        ': must have the hash aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2' +
        ', but was 69acb436cb47f52e32a44d1a7fc86bceb4a83db28feaf8a7f7ddb97f871c439a'
assert failed('changed-norm-stats', 'verify (served)', refused - '[ERROR] ')
assert !file('changed-norm-stats', 'target/parity').exists()

// A suite without cases.
assert builds['empty-suite'].contains('[ERROR] parity: FP-703 at ' + file('empty-suite', 'suite/manifest.json') +
        ': must list at least one case, but was none')

// Another version of the library than the one the service was tested with. An earlier report is gone.
def version = whole.find { it.contains('parity-maven-plugin:') }.replaceAll('.*parity-maven-plugin:([^:]+):.*', '$1')
for (jar in ['lib-features', 'lib-contract']) {
    assert builds['library-upgraded'].contains(
            "[ERROR] parity: FP-922 at io.featureparity:$jar: must be the pinned version 0.0.9, but was $version".toString())
}
assert !file('library-upgraded', 'target/parity/served/verify/report.html').exists()

// A first configuration: the goal says what it wants.
assert builds['no-version-pinned'].contains('[ERROR] parity: FP-923 at libraryVersion: must be pinned; found is <libraryVersion>' +
        version + '</libraryVersion>, but was absent')
assert (builds['no-version-pinned'] + builds['no-model-pinned'])
        .findAll { it.startsWith('[ERROR] parity: FP-923 at ') }.collect { it.split(':')[1] - ' FP-923 at ' } ==
        ['libraryVersion', 'normStats', 'contract', 'contractHash', 'normStatsHash']

// The contract that is named is not the one whose hash is pinned.
assert builds['other-contract'].contains('[ERROR] parity: FP-402 at contract usdcop-m5@1.1.0: must have the pinned hash ' +
        'cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd' +
        ', but was e9d917e527c1adc0b577a61e8dc002bfa33d231bfca3d8419a6a81a43c5e4a00')

// An RSI of plain means.
log = builds['plain-mean-rsi']
def first = log.find { it.startsWith('[ERROR] first divergence: ') }
assert first == '[ERROR] first divergence: FP-801 at ' + file('plain-mean-rsi', 'recorded.csv') + ', rsi_9' +
        ', bar 2 (2024-12-24T13:10:00Z): must be 47.40061162079362 (0x1.7b3473dd8da63p5)' +
        ', but was 44.47632711621086 (0x1.63cf84975296dp5), 411556456411382 ulps apart'
assert log.contains('[ERROR] DIVERGENCE: 1 file, 480 values compared, 478 diverged')
assert failed('plain-mean-rsi', 'check (recorded)', first - '[ERROR] ')
def report = file('plain-mean-rsi', 'target/parity/recorded/check')
assert new File(report, 'TEST-parity.xml').getText('UTF-8').contains('<failure')
assert new File(report, 'report.md').getText('UTF-8').contains('bar 2 (2024-12-24T13:10:00Z)')

// A module that serves nothing.
assert builds['without-library'].contains('[ERROR] parity: FP-921 at com.example:without-library: must have' +
        ' io.featureparity:lib-features among its dependencies in scope compile or runtime, but was absent')
