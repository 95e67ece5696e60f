// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.wire;

import java.util.Arrays;
import java.util.Optional;

/** A processor architecture that we have an agent for, as {@code uname -m} says it. */
public enum Architecture {
  /** AMD64, Intel 64. */
  X86_64("x86-64", "x86_64", 62),
  /** 64-bit Arm. */
  AARCH64("aarch64", "aarch64", 183);

  private final String label;
  private final String machine;
  private final int elfMachine;

  Architecture(String label, String machine, int elfMachine) {
    this.label = label;
    this.machine = machine;
    this.elfMachine = elfMachine;
  }

  /** The architecture that {@code uname -m} calls so; {@code arm64} is another name for aarch64. */
  public static Optional<Architecture> ofMachine(String machine) {
    String known = machine.equals("arm64") ? "aarch64" : machine;
    return Arrays.stream(values()).filter(each -> each.machine.equals(known)).findFirst();
  }

  /** The one with this name on a command line. */
  public static Optional<Architecture> labelled(String label) {
    return Arrays.stream(values()).filter(each -> each.label.equals(label)).findFirst();
  }

  /** The architecture that this JVM was made for, if there is an agent for it. */
  public static Optional<Architecture> ofThisJvm() {
    String name = System.getProperty("os.arch");
    return ofMachine(name.equals("amd64") ? "x86_64" : name);
  }

  /** The name on a command line. */
  public String label() {
    return label;
  }

  /** The field e_machine of an ELF file, EM_X86_64 or EM_AARCH64 of elf.h. */
  public int elfMachine() {
    return elfMachine;
  }

  @Override
  public String toString() {
    return label;
  }
}
