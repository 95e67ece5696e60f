// SPDX-License-Identifier: Apache-2.0
package protoprobe.procmem.access;

import protoprobe.procmem.oracle.Request;

/** Which of the ways to another's memory are open. */
public enum Granted {
  /** The file can be opened to read and to write, and process_vm_readv(2) works. */
  EVERYTHING("open to read, open to write, process_vm_readv"),
  /** The same without process_vm_readv(2). */
  THE_FILE("open to read and to write, but not process_vm_readv"),
  /** Of the file, only opening it to read. */
  READING("open to read and process_vm_readv, but not open to write"),
  /** Only process_vm_readv(2). */
  PROCESS_VM("process_vm_readv, but no open"),
  NOTHING("nothing");

  private final String says;

  Granted(String says) {
    this.says = says;
  }

  /** In words. */
  public String says() {
    return says;
  }

  /** Whether it includes that. */
  public boolean includes(Request request) {
    return switch (this) {
      case EVERYTHING -> true;
      case NOTHING -> false;
      case THE_FILE -> request != Request.PROCESS_VM;
      case READING -> !request.writes();
      case PROCESS_VM -> request == Request.PROCESS_VM;
    };
  }
}
