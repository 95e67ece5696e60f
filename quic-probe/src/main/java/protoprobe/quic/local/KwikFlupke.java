// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.certificate.Identity;
import protoprobe.kit.target.Availability;
import protoprobe.quic.local.kwik.KwikServer;
import tech.kwik.core.KwikVersion;
import tech.kwik.flupke.FlupkeVersion;

/** kwik and flupke, in a JVM of their own. */
final class KwikFlupke implements Recipe {
  private static final String PASSWORD = String.valueOf(Identity.PASSWORD);

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

  @Override
  public Availability availability() {
    return Availability.yes("kwik and flupke, in this program");
  }

  @Override
  public Set<Trait> traits() {
    return Set.of(Trait.QUIC, Trait.ANSWERS);
  }

  @Override
  public List<String> command(Premises premises) {
    return SmallJvm.command(
        premises.run(),
        List.of(),
        KwikServer.class,
        List.of(
            premises.place().four().getHostAddress(),
            "" + premises.place().port(),
            "" + premises.identity().pkcs12(),
            PASSWORD,
            "" + premises.pages()));
  }

  @Override
  public Optional<String> version() {
    return Optional.of(KwikVersion.getVersion());
  }

  @Override
  public String stack(Path log) {
    return "kwik %s, flupke %s".formatted(KwikVersion.getVersion(), FlupkeVersion.getVersion());
  }
}
