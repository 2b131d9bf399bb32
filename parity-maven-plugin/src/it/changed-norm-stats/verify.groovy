// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').readLines()

assert log.contains('[INFO] contract usdcop-m5@1.0.0 cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd')
def refused = log.find { it.startsWith('[ERROR] parity: ') }
assert refused == '[ERROR] parity: FP-401 at ' + new File(basedir, 'model/norm_stats.json') +
        ': must have the hash aa3ef96d66646c67153855583011633cd230ec7a412b436c252d2e409a6cc9b2' +
        ', but was 69acb436cb47f52e32a44d1a7fc86bceb4a83db28feaf8a7f7ddb97f871c439a'
assert log.any { it.startsWith('[ERROR] Failed to execute goal') && it.contains(':verify (served)') && it.contains(refused - '[ERROR] ') }
assert !log.any { it.contains('PARITY') }
assert !new File(basedir, 'target/parity').exists()
