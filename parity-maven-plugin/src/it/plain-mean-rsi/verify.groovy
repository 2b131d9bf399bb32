// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').readLines()
def first = log.find { it.startsWith('[ERROR] first divergence: ') }
assert first == '[ERROR] first divergence: FP-801 at ' + new File(basedir, 'recorded.csv') + ', rsi_9' +
        ', bar 2 (2024-12-24T13:10:00Z): must be 47.40061162079362 (0x1.7b3473dd8da63p5)' +
        ', but was 44.47632711621086 (0x1.63cf84975296dp5), 411556456411382 ulps apart'
assert log.contains('[ERROR] DIVERGENCE: 1 file, 480 values compared, 478 diverged')
assert log.any { it.startsWith('[ERROR] Failed to execute goal') && it.contains(':check (recorded)') && it.contains(first - '[ERROR] ') }
def report = new File(basedir, 'target/parity/recorded/check')
assert new File(report, 'TEST-parity.xml').getText('UTF-8').contains('<failure')
assert new File(report, 'report.md').getText('UTF-8').contains('bar 2 (2024-12-24T13:10:00Z)')
