// SPDX-License-Identifier: Apache-2.0
// Starts the service that was just built, with what Spring has prepared ahead of time, and asks it over HTTP.
import groovy.json.JsonSlurper

def javaProgram = new File(System.getProperty('java.home'), 'bin/java').path
def output = new File(basedir, 'target/service.log')
def process = new ProcessBuilder(javaProgram, '-XX:TieredStopAtLevel=1', '-XX:+UseSerialGC', '-Dspring.aot.enabled=true', '-jar',
        new File(basedir, 'target/trading-service-1.0.0.jar').path, '--server.port=0', '--feature-parity.health.limit=1m')
        .redirectErrorStream(true)
        .redirectOutput(output)
        .start()
try {
    def port = null
    for (int i = 0; i < 600 && port == null && process.alive; i++) {
        Thread.sleep(200)
        def started = output.text =~ /Tomcat started on port (\d+)/
        port = started.find() ? started.group(1) : null
    }
    assert port != null : output.text
    // The log is JSON.
    assert output.readLines().findAll { it.startsWith('{') }.every { new JsonSlurper().parseText(it).message != null }
    assert output.text.contains('Starting AOT-processed TradingService')

    // The same bars as in the test, so the same answer.
    def open = java.time.Instant.parse('2024-03-04T13:00:00Z')
    (0..19).each { i ->
        def price = (3946 + (i * 7) % 11) as double
        def bar = """{"time": "${open.plusSeconds(300L * i)}", "open": ${price}, "high": ${price + 2}, "low": ${price - 1},
            "close": ${price + 1}, "volume": 9, "macro": {"dxy": 103.78, "vix": 13.5, "embi": 320.0, "brent": 83.1, "usdmxn": 17.02}}"""
        def post = new URL("http://localhost:${port}/bars/USD/COP").openConnection()
        post.doOutput = true
        post.setRequestProperty('Content-Type', 'application/json')
        post.outputStream.withCloseable { it << bar }
        assert post.responseCode == 200
    }
    def answer = new URL("http://localhost:${port}/observations/USD/COP?position=0.5").text
    assert answer == new File(basedir, 'target/observation.json').text
    def parity = new JsonSlurper().parse(new URL("http://localhost:${port}/actuator/parity"))
    // The bars are of 2024, so they are overdue: level 3, and served with it.
    assert parity.feeds['USD/COP'].bars == 20 && parity.level.number == 3 && parity.feeds['USD/COP'].serving.objection == null
    def health = new JsonSlurper().parse(new URL("http://localhost:${port}/actuator/health"))
    assert health.status == 'UP' && health.components.parity.details.model.contract == 'usdcop-m5@1.0.0'
} finally {
    process.destroy()
    assert process.waitFor(60, java.util.concurrent.TimeUnit.SECONDS)
}

// One dependency of the library brought all of it, and nothing of the stores.
def resolved = []
new java.util.zip.ZipFile(new File(basedir, 'target/trading-service-1.0.0.jar')).withCloseable { jar ->
    resolved = jar.entries().collect { it.name }.findAll { it.startsWith('BOOT-INF/lib/') }.collect { it.substring(13) }
}
assert ['feature-parity-spring-boot-starter', 'lib-contract', 'lib-features', 'observe', 'resilience'].every { ours ->
    resolved.any { it.startsWith(ours + '-') }
}
assert !resolved.any { it.startsWith('store-postgres') || it.startsWith('store-redis') }
