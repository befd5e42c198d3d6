package io.dustlayer.cdi.server.http;

import io.dustlayer.cdi.server.fault.FaultRule;
import io.dustlayer.cdi.server.fault.Faults;
import io.dustlayer.cdi.server.fault.HttpFault;
import io.dustlayer.cdi.server.fault.RequestLine;
import io.dustlayer.cdi.server.quirk.Quirk;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.eclipse.jetty.server.Handler;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Joins Jetty to the API and the channels, letting faults come between. */
final class ApiHandler extends Handler.Abstract {
  private static final int LONGEST_REQUEST_LINE = 10_000;

  private final HttpApi api;
  private final ChannelUpgrade channels;
  private final Faults faults;
  private final AnswerWriter writer;

  ApiHandler(HttpApi api, ChannelUpgrade channels, Faults faults) {
    this.api = api;
    this.channels = channels;
    this.faults = faults;
    this.writer = new AnswerWriter(api.quirks());
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) throws IOException {
    ApiRequest read = RequestReader.read(request);
    Exchange exchange = new Exchange(read, request, response, callback);
    if (isTooLong(read)) {
      exchange.refuseLongUrl();
      return true;
    }
    Optional<FaultRule> rule =
        faults.strike(new RequestLine(read.method(), read.path(), read.query()));
    rule.ifPresentOrElse(exchange::goWrong, exchange::answer);
    return true;
  }

  private static boolean isTooLong(ApiRequest request) {
    int line = request.method().length() + request.path().length() + request.query().length();
    return line + " HTTP/1.1??".length() > LONGEST_REQUEST_LINE;
  }

  /** One request that is being answered. */
  private final class Exchange {
    private final ApiRequest read;
    private final Request request;
    private final Response response;
    private final Callback callback;

    Exchange(ApiRequest read, Request request, Response response, Callback callback) {
      this.read = read;
      this.request = request;
      this.response = response;
      this.callback = callback;
    }

    void answer() {
      try {
        if (channels.isFor(read)) {
          channels.upgrade(read, request, response, callback).ifPresent(this::write);
        } else {
          write(api.answer(read));
        }
      } catch (RuntimeException bug) {
        callback.failed(bug);
      }
    }

    void refuseLongUrl() {
      if (api.quirks().contains(Quirk.LONG_URLS_RESET)) {
        close();
      } else {
        boolean json = Accepts.of(read).prefersJson();
        write(ApiAnswer.failure(414, "Request-URI Too Long", json).closing());
      }
    }

    void goWrong(FaultRule rule) {
      HttpFault fault = rule.fault();
      if (fault instanceof HttpFault.Answer instead) {
        write(scripted(instead));
      } else if (fault instanceof HttpFault.Delay delay) {
        request
            .getComponents()
            .getScheduler()
            .schedule(
                () -> request.getComponents().getExecutor().execute(this::answer),
                delay.by().toMillis(),
                TimeUnit.MILLISECONDS);
      } else if (fault instanceof HttpFault.Truncate truncate) {
        writer.truncate(api.answer(read), truncate.bytes(), request, response, callback);
      } else if (fault instanceof HttpFault.Close close) {
        if (close.processed()) {
          api.answer(read);
        }
        close();
      } else if (fault instanceof HttpFault.Hang) {
        rule.hold(this::answer);
      } else {
        write(api.answer(read, action -> call -> unavailable(rule, action, call)));
      }
    }

    private ApiAnswer unavailable(FaultRule rule, Action action, ApiCall call) {
      rule.hold(() -> HttpApi.acted(call, action));
      throw Refusal.invalidParams(
          "{:writer_unavailable, {:timeout, {GenServer, :call, [#PID<0.1349.0>, {:write, %{}},"
              + " 5000]}}}");
    }

    private ApiAnswer scripted(HttpFault.Answer instead) {
      byte[] body = instead.body().getBytes(StandardCharsets.UTF_8);
      return new ApiAnswer(instead.status(), instead.headers(), body, false);
    }

    private void write(ApiAnswer answer) {
      writer.write(answer, request, response, callback);
    }

    private void close() {
      AnswerWriter.closing(request, callback).failed(new IOException("closed without answer"));
    }
  }
}
