// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.quiche;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.jna.Memory;
import com.sun.jna.Pointer;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import protoprobe.kit.check.NotApplicable;
import protoprobe.quic.stack.Errand;

/** What quiche could not make is told, and never handed back to it: that ends the process. */
class NullHandleTest {
  private static final InetSocketAddress SERVER = new InetSocketAddress("127.0.0.1", 443);
  private static final Errand ERRAND = Errand.of(SERVER, "localhost");
  private static final Pointer SOMETHING = new Memory(8);

  private final List<String> calls = new ArrayList<>();

  @Test
  void aConfigurationForAVersion() {
    assertThatThrownBy(() -> new QuicheConfig(lacking("quiche_config_new"), ERRAND))
        .isInstanceOf(NotApplicable.class)
        .hasMessageContaining("got 0x00000001");
    assertThat(calls).containsExactly("quiche_config_new");
  }

  @Test
  void aConnection() {
    Quiche quiche = lacking("quiche_connect");
    try (QuicheConfig config = new QuicheConfig(quiche, ERRAND)) {
      assertThatThrownBy(() -> new QuicheConnection(quiche, config, ERRAND, SERVER))
          .hasMessage("quiche_connect: expected a connection for 'localhost', got none");
    }
    assertThat(calls).endsWith("quiche_connect", "quiche_config_free");
  }

  @Test
  void aConfigurationOfHttp3() {
    assertThatThrownBy(
            () -> new QuicheRequest(lacking("quiche_h3_config_new"), SOMETHING, ERRAND, () -> 0))
        .hasMessage("quiche_h3_config_new: expected a configuration, got none");
    assertThat(calls).containsExactly("quiche_h3_config_new");
  }

  @Test
  void anHttp3Connection() {
    try (QuicheRequest request =
        new QuicheRequest(
            lacking("quiche_h3_conn_new_with_transport"), SOMETHING, ERRAND, () -> 0)) {
      assertThat(request.isImpossible()).isTrue();
    }
    assertThat(calls)
        .containsExactly(
            "quiche_h3_config_new",
            "quiche_h3_config_set_max_field_section_size",
            "quiche_h3_conn_new_with_transport",
            "quiche_h3_config_free");
  }

  /** Of another version everything may differ. */
  @Test
  void anotherVersionIsNotUsed() {
    assertThatThrownBy(() -> NativeLibrary.checked(lacking("")))
        .isInstanceOf(NotApplicable.class)
        .hasMessage("native library: expected version 0.24.5, got 0.0.0");
  }

  /** A quiche that makes everything but one thing, and wants no null for a handle. */
  private Quiche lacking(String function) {
    return (Quiche)
        Proxy.newProxyInstance(
            Quiche.class.getClassLoader(),
            new Class<?>[] {Quiche.class},
            (proxy, method, arguments) -> answer(method, arguments, function));
  }

  private Object answer(Method method, Object[] arguments, String lacking) {
    calls.add(method.getName());
    for (int i = 0; arguments != null && i < arguments.length; i++) {
      if (method.getParameterTypes()[i] == Pointer.class && arguments[i] == null) {
        throw new AssertionError(method.getName() + ": null for a handle");
      }
    }
    Class<?> type = method.getReturnType();
    if (type == Pointer.class) {
      return method.getName().equals(lacking) ? null : SOMETHING;
    }
    return type == String.class
        ? "0.0.0"
        : type == int.class ? (Object) 0 : type == long.class ? (Object) 0L : (byte) 1;
  }
}
