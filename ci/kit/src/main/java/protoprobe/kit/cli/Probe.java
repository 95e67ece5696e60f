// SPDX-License-Identifier: Apache-2.0
package protoprobe.kit.cli;

import java.util.List;
import java.util.Map;
import protoprobe.kit.target.Address;
import protoprobe.kit.target.LocalTarget;
import protoprobe.kit.target.Reachable;
import protoprobe.kit.target.Target;

/** A probe as its command line needs it: the one class that a new probe writes for the kit. */
public interface Probe {
  /** Short name, first part of its ids: {@code edns}. */
  String name();

  /** Name of the executable: {@code edns-probe}. */
  String tool();

  /** One line for {@code --help}. */
  String description();

  /** Package of its checks. */
  String checks();

  /** The real servers, sandboxes or kernels that it can start itself. */
  List<LocalTarget> locals();

  /** How many checks run side by side on a local target, unless the user says. */
  default int localJobs() {
    return 16;
  }

  /** Three command lines that work, for {@code --help} and for whoever names no target. */
  List<String> examples();

  /**
   * An object whose picocli options are added to {@code run}; {@link #connect} sees their values.
   */
  Object options();

  /**
   * The value of one of these options as records may show it: without secrets.
   *
   * @param option its name, such as {@code --header}
   */
  default String shown(String option, String value) {
    return value;
  }

  /** Further commands by name: objects annotated for picocli. */
  Map<String, Object> commands();

  /** How a TARGET may be written, for {@code --help}. */
  default String targetForms() {
    return "HOST, HOST:PORT, an address, or [V6]:PORT.";
  }

  /** Whether it examines hosts, so that they can be named as TARGET. */
  default boolean examinesHosts() {
    return true;
  }

  /**
   * Targets that its own options name.
   *
   * @throws protoprobe.kit.fault.BadInput if the options do not go together
   */
  default List<Reachable> reachables() {
    return List.of();
  }

  /**
   * A stranger's host as the user wrote it.
   *
   * @throws protoprobe.kit.fault.BadInput if it is none of {@link #targetForms()}
   */
  default Reachable host(String text, Family family) {
    Address address = Address.parse(text);
    return new Reachable(text, () -> connect(address, family));
  }

  /**
   * Reaches a stranger's host.
   *
   * @throws protoprobe.kit.fault.Refused if it cannot be reached: three tries in six seconds
   */
  Target connect(Address address, Family family);
}
