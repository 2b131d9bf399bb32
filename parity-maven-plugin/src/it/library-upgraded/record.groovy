// SPDX-License-Identifier: Apache-2.0
// The report of an earlier pass, which must not be read for the verdict of this build.
def report = new File(basedir, 'target/parity/served/verify')
report.mkdirs()
new File(report, 'report.html').setText('PARITY', 'UTF-8')
return true
