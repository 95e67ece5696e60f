// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.local;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import protoprobe.kit.target.Availability;

/** A recipe that a test changes in one place. */
class Bent implements Recipe {
  private final Recipe straight;

  Bent(Recipe straight) {
    this.straight = straight;
  }

  @Override
  public String name() {
    return straight.name();
  }

  @Override
  public String product() {
    return straight.product();
  }

  @Override
  public int number() {
    return straight.number();
  }

  @Override
  public Availability availability() {
    return straight.availability();
  }

  @Override
  public Set<Trait> traits() {
    return straight.traits();
  }

  @Override
  public List<String> command(Premises premises) {
    return straight.command(premises);
  }

  @Override
  public Map<String, String> environment(Premises premises) {
    return straight.environment(premises);
  }

  @Override
  public Optional<String> version() {
    return straight.version();
  }

  @Override
  public String stack(Path log) {
    return straight.stack(log);
  }
}
