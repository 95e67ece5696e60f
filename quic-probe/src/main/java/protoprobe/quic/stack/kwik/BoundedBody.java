// SPDX-License-Identifier: Apache-2.0
package protoprobe.quic.stack.kwik;

import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Flow;
import java.util.function.LongSupplier;
import protoprobe.quic.stack.Body;
import protoprobe.quic.stack.Errand.Field;
import protoprobe.quic.stack.Visit;

/** An answer of flupke; behind the bound of its body the stream is stopped. */
final class BoundedBody
    implements HttpResponse.BodyHandler<Void>, HttpResponse.BodySubscriber<Void> {
  private final LongSupplier clock;
  private final Body body;
  private final CompletableFuture<Void> end = new CompletableFuture<>();
  private Flow.Subscription subscription;
  private HttpResponse.ResponseInfo head;
  private long millis;
  private boolean cut;
  private boolean complete;

  /**
   * @param most octets
   * @param clock milliseconds since the visit began
   */
  BoundedBody(long most, LongSupplier clock) {
    this.clock = clock;
    body = new Body(most);
  }

  @Override
  public synchronized HttpResponse.BodySubscriber<Void> apply(HttpResponse.ResponseInfo info) {
    millis = clock.getAsLong();
    head = info;
    return this;
  }

  @Override
  public CompletionStage<Void> getBody() {
    return end;
  }

  @Override
  public void onSubscribe(Flow.Subscription given) {
    subscription = given;
    given.request(Long.MAX_VALUE); // flupke reads the next piece when it has handed over this one
  }

  @Override
  public void onNext(List<ByteBuffer> pieces) {
    pieces.forEach(this::take);
    if (isCut()) {
      subscription.cancel();
    }
  }

  private synchronized void take(ByteBuffer piece) {
    byte[] octets = new byte[piece.remaining()];
    piece.get(octets);
    cut |= !body.add(octets);
  }

  @Override
  public void onError(Throwable failure) {
    end.completeExceptionally(failure);
  }

  /** Also called by flupke when the subscription is cancelled. */
  @Override
  public synchronized void onComplete() {
    complete = !cut;
    end.complete(null);
  }

  private synchronized boolean isCut() {
    return cut;
  }

  /** Whether all of the answer is here, or as much as was wanted. */
  synchronized boolean isEnough() {
    return complete || cut;
  }

  /** What came so far, if headers did. */
  synchronized Optional<Visit.Answer> answer() {
    return Optional.ofNullable(head)
        .map(
            info ->
                new Visit.Answer(
                    millis,
                    info.statusCode(),
                    fields(info),
                    body.length(),
                    body.sha256(),
                    complete));
  }

  /** flupke adds trailers to them, and keeps no order. */
  private static List<Field> fields(HttpResponse.ResponseInfo info) {
    return info.headers().map().entrySet().stream()
        .flatMap(each -> each.getValue().stream().map(value -> new Field(each.getKey(), value)))
        .toList();
  }
}
