// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack;

import java.net.InetSocketAddress;

/** A process that has a child; it says the child's number and then does as its argument says. */
final class StackParent {
  private StackParent() {}

  public static void main(String[] arguments) {
    ChildStack stack = new ChildStack("scripted", ScriptedStack.class);
    Errand errand = Errand.of(new InetSocketAddress("127.0.0.1", 1), "localhost");
    stack.visit(errand);
    System.out.println(stack.handle().pid());
    switch (arguments[0]) {
      case "hang" -> stack.visit(ChildStackIT.at(errand, "/hang"));
      case "close" -> stack.close();
      case "leave" -> Runtime.getRuntime().halt(0);
      default -> throw new IllegalArgumentException(arguments[0]);
    }
  }
}
