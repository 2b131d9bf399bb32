// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').readLines()

assert log.contains('[ERROR] parity: FP-703 at ' + new File(basedir, 'suite/manifest.json') +
        ': must list at least one case, but was none')
assert !log.any { it.contains('PARITY') }
