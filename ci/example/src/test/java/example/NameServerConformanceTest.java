// SPDX-License-Identifier: Apache-2.0
package example;

import java.io.IOException;
import protoprobe.edns.EdnsProbe;
import protoprobe.kit.check.Hazard;
import protoprobe.kit.junit.ConformanceSuite;
import protoprobe.kit.junit.ConformanceTarget;
import protoprobe.kit.junit.RunningTarget;

@ConformanceSuite(
    probe = EdnsProbe.class,
    name = "name-server",
    only = {"edns/opt", "edns/version"},
    hazard = Hazard.FORGE,
    options = {"--zone", "example.org"},
    expect = "src/test/expectations")
class NameServerConformanceTest {
  @ConformanceTarget
  static RunningTarget start() throws IOException {
    NameServer server = new NameServer("example.org");
    return RunningTarget.at(server.address()).closedBy(server);
  }
}
