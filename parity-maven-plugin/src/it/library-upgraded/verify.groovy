// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').readLines()

def version = log.find { it.contains('parity-maven-plugin:') }.replaceAll('.*parity-maven-plugin:([^:]+):.*', '$1')
for (jar in ['lib-features', 'lib-contract']) {
    assert log.contains("[ERROR] parity: FP-922 at io.featureparity:$jar: must be the pinned version 0.0.9, but was $version".toString())
}
assert !log.any { it.contains('PARITY') }
assert !new File(basedir, 'target/parity/served/verify/report.html').exists()
