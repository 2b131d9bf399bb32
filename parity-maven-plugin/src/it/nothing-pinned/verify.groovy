// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').readLines()

def version = log.find { it.contains('parity-maven-plugin:') }.replaceAll('.*parity-maven-plugin:([^:]+):.*', '$1')
assert log.contains('[ERROR] parity: FP-923 at libraryVersion: must be pinned; found is <libraryVersion>' + version +
        '</libraryVersion>, but was absent')
assert log.findAll { it.startsWith('[ERROR] parity: FP-923 at ') }.collect { it.split(':')[1] - ' FP-923 at ' } ==
        ['libraryVersion', 'normStats', 'contract', 'contractHash', 'normStatsHash']
