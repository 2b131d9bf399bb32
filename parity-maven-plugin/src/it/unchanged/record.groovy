// SPDX-License-Identifier: Apache-2.0
// What a service that agrees with training records of a golden case; of one feature what another one should be.
def golden = new File(basedir, '../../../../golden-data/cases/year-end')
def bars = new File(golden, 'input.csv').readLines('UTF-8')
def raw = new File(golden, 'raw.csv').readLines('UTF-8')*.split(',', -1)
def rsi = raw[0].findIndexOf { it == 'rsi_9' }
new File(basedir, 'bars.csv').setText(bars.join('\n') + '\n', 'UTF-8')
def days = bars.drop(1)*.split(',').groupBy { it[0].take(10) }.values()*.first()
def macro = ['published,' + bars[0].split(',').drop(5).join(',')] + days.collect { it[0] + ',' + it.drop(5).join(',') }
new File(basedir, 'macro.csv').setText(macro.join('\n') + '\n', 'UTF-8')
new File(basedir, 'closures.txt').setText('2024-12-31\n', 'UTF-8')
new File(basedir, 'recorded.csv').withWriter('UTF-8') { out ->
    out.writeLine('timestamp,rsi_9,log_ret_5m')
    (1..<bars.size()).each { out.writeLine([bars[it].split(',')[0], raw[it][rsi], raw[it][rsi]].join(',')) }
}
return true
