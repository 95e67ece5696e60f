// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.net.InetAddress;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.target.Availability;
import protoprobe.quic.local.kwik.KwikServer;
import protoprobe.quic.local.kwik.KwikSettings;
import protoprobe.quic.local.web.ServerProgram;
import tech.kwik.core.KwikVersion;

/** kwik with flupke, in a JVM of their own: HTTP/3 alone, so that nobody advertises it. */
final class Kwik implements Recipe {
  @Override
  public String name() {
    return "kwik";
  }

  @Override
  public String product() {
    return "kwik";
  }

  @Override
  public int number() {
    return 4;
  }

  /** Nothing but Java. */
  @Override
  public Availability availability() {
    return Availability.yes("kwik, which comes along");
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.QUIC, Trait.DUAL, Trait.ANSWERS);
  }

  @Override
  public List<String> command(Premises premises) {
    KwikSettings settings =
        new KwikSettings(
            premises.place().addresses().map(InetAddress::getHostAddress).toList(),
            premises.place().port(),
            premises.identity().pkcs12(),
            premises.pages());
    return SmallJvm.command(premises.run(), List.of(), KwikServer.class, settings.arguments());
  }

  @Override
  public Optional<String> version() {
    return Optional.of(KwikVersion.getVersion());
  }

  @Override
  public String stack(Path log) {
    return ServerProgram.stack(log).orElse("kwik");
  }
}
