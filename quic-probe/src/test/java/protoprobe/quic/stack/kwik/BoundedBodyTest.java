// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Flow;
import org.junit.jupiter.api.Test;
import protoprobe.quic.stack.Visit;

class BoundedBodyTest {
  private final Told told = new Told();
  private final BoundedBody body = new BoundedBody(10, () -> 7);

  @Test
  void a_body_below_the_bound_is_complete_when_it_ends() {
    begin();
    body.onNext(List.of(ByteBuffer.allocate(4), ByteBuffer.allocate(5)));
    assertThat(answer()).matches(answer -> !answer.complete() && answer.length() == 9);
    body.onComplete();
    assertThat(answer()).matches(answer -> answer.complete() && answer.length() == 9);
    assertThat(told.cancelled).isFalse();
  }

  @Test
  void a_body_that_is_cut_is_cancelled_and_stays_incomplete_though_flupke_calls_it_the_end() {
    begin();
    body.onNext(List.of(ByteBuffer.allocate(12)));
    assertThat(told.cancelled).isTrue();
    body.onComplete();
    assertThat(answer().complete()).isFalse();
    assertThat(body.getBody().toCompletableFuture()).isCompleted();
  }

  private Visit.Answer answer() {
    return body.answer().orElseThrow();
  }

  private void begin() {
    body.apply(new Info());
    body.onSubscribe(told);
  }

  private static final class Told implements Flow.Subscription {
    private boolean cancelled;

    @Override
    public void request(long pieces) {
      assertThat(pieces).isPositive();
    }

    @Override
    public void cancel() {
      cancelled = true;
    }
  }

  private record Info() implements HttpResponse.ResponseInfo {
    @Override
    public int statusCode() {
      return 200;
    }

    @Override
    public HttpHeaders headers() {
      return HttpHeaders.of(Map.of(), (name, value) -> true);
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_2;
    }
  }
}
