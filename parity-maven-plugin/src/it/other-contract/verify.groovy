// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').readLines()

assert log.contains('[ERROR] parity: FP-402 at contract usdcop-m5@1.1.0: must have the pinned hash ' +
        'cde7d95752fa05afa43ec3e5fb1f7981fe52243f947effeb71cfd927ea0f4cbd' +
        ', but was e9d917e527c1adc0b577a61e8dc002bfa33d231bfca3d8419a6a81a43c5e4a00')
assert !log.any { it.contains('PARITY') }
