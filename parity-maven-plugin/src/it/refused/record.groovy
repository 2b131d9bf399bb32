// SPDX-License-Identifier: Apache-2.0
// The report of an earlier pass, which must not be read for the verdict of this build.
def report = new File(basedir, 'library-upgraded/target/parity/served/verify')
report.mkdirs()
new File(report, 'report.html').setText('PARITY', 'UTF-8')

// What a service records that has its own RSI: of plain means of nine changes, and not of Wilder's averages.
def service = new File(basedir, 'plain-mean-rsi')
def golden = new File(basedir, '../../../../golden-data/cases/year-end')
def lines = new File(golden, 'input.csv').readLines('UTF-8')
def bars = lines.drop(1)*.split(',')
def closes = bars.collect { it[4] as double }
new File(service, 'bars.csv').setText(lines.join('\n') + '\n', 'UTF-8')
new File(service, 'recorded.csv').withWriter('UTF-8') { out ->
    out.writeLine('time,rsi_9')
    bars.eachWithIndex { bar, row ->
        double gains = 0
        double losses = 0
        for (int i = Math.max(1, row - 8); i <= row; i++) {
            double change = closes[i] - closes[i - 1]
            gains += Math.max(change, 0)
            losses += Math.max(-change, 0)
        }
        out.writeLine(bar[0] + ',' + (losses == 0 ? 50.0d : 100 - 100 / (1 + gains / losses)))
    }
}
return true
