// SPDX-License-Identifier: Apache-2.0
def log = new File(basedir, 'build.log').readLines()

assert log.contains('[ERROR] parity: FP-921 at com.example:without-library: must have io.featureparity:lib-features' +
        ' among its dependencies in scope compile or runtime, but was absent')
