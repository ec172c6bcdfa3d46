package dk.pip.web;

import dk.pip.access.Allowed;
import dk.pip.shared.IpNetwork;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Comparator;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.regex.Pattern;
import org.springframework.web.filter.OncePerRequestFilter;

/// Takes no files before it is known who sends them and that they may. Otherwise they would be on the disk by the time
/// that the hidden field, which comes in the same post, has been looked at. And no more at a time than the disk has room
/// for. What is small and may come from elsewhere passes: mail programs unsubscribe with such posts (RFC 8058).
final class Uploads extends OncePerRequestFilter {
  private static final int AT_ONCE = 6;
  private static final int AT_ONCE_OF_ANYBODY = 3;
  private static final long SMALL = 16_000;

  /// A form with a boundary between its parts that can be read. Over others the server stumbles.
  private static final Pattern FORM =
      Pattern.compile(
          "multipart/form-data\\s*;\\s*(charset=[\\w-]+\\s*;\\s*)?boundary=(\"[^\"\\\\]{1,70}\"|[^\\s;\",\\\\]{1,70})\\s*(;\\s*charset=[\\w-]+\\s*)?",
          Pattern.CASE_INSENSITIVE);

  private final Routes routes;
  private final Visitors visitors;
  private final Semaphore turns = new Semaphore(AT_ONCE);

  /// Whoever isn't signed in has turns of their own, so that however slowly they send, nobody who works here waits for it.
  private final Set<BodyPace> turnsOfAnybody = new HashSet<>();

  /// Where those come from who have one of them: one from each place, so that nobody has all.
  private final Set<String> places = ConcurrentHashMap.newKeySet();

  Uploads(Routes routes, Visitors visitors) {
    this.routes = routes;
    this.visitors = visitors;
  }

  @Override
  protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isOfManyParts(request)) {
      chain.doFilter(request, response);
      return;
    }
    if (!FORM.matcher(request.getContentType().strip()).matches()) {
      refuse(request, response, 400);
      return;
    }
    var handler = routes.find(request.getMethod(), request.getRequestURI()).orElse(null);
    if (handler != null && handler.hasMethodAnnotation(FromElsewhere.class) && isSmall(request)) {
      read(request, response, chain);
      return;
    }
    var takes = handler == null ? null : handler.getMethodAnnotation(TakesFiles.class);
    if (handler == null || takes == null) {
      refuse(request, response, handler == null ? 404 : 415);
      return;
    }
    var allowed = handler.getMethodAnnotation(Allowed.class);
    var visitor = allowed == null ? null : visitors.visitor(request).orElse(null);
    if (allowed != null && visitor == null) {
      PostLimits.passOver(request);
      response.sendRedirect("/log-ind");
    } else if (allowed != null && visitor != null && !visitor.may(allowed.value())) {
      refuse(request, response, 403);
    } else if (request.getContentLengthLong() > takes.most()) {
      refuse(request, response, 413);
    } else {
      takeInTurn(allowed == null, request, response, chain);
    }
  }

  private void takeInTurn(boolean isAnybody, HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!isAnybody) {
      takeOfStaff(request, response, chain);
      return;
    }
    var place = IpNetwork.origin(request.getRemoteAddr());
    if (!places.add(place)) {
      refuseBusy(request, response);
      return;
    }
    var pace = BodyPace.of(request);
    try {
      if (!begin(pace)) {
        refuseBusy(request, response);
        return;
      }
      read(request, response, chain);
    } finally {
      end(pace);
      places.remove(place);
    }
  }

  /// Where all turns are taken, the slowest gives way that has had its time: it ends when the next of it comes, or when nothing
  /// comes for half a minute.
  private boolean begin(BodyPace pace) {
    synchronized (turnsOfAnybody) {
      var busy = turnsOfAnybody.stream().filter(one -> !one.givesWay()).toList();
      if (busy.size() >= AT_ONCE_OF_ANYBODY) {
        var slowest = busy.stream().filter(BodyPace::mayGiveWay).min(Comparator.comparingLong(BodyPace::speed));
        if (slowest.isEmpty()) {
          return false;
        }
        slowest.get().giveWay();
      }
      return turnsOfAnybody.add(pace);
    }
  }

  private void end(BodyPace pace) {
    synchronized (turnsOfAnybody) {
      turnsOfAnybody.remove(pace);
    }
  }

  private void takeOfStaff(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    if (!turns.tryAcquire()) {
      refuseBusy(request, response);
      return;
    }
    try {
      read(request, response, chain);
    } finally {
      turns.release();
    }
  }

  private static void refuseBusy(HttpServletRequest request, HttpServletResponse response) throws IOException {
    request.setAttribute(Errors.EXPLANATION, "web.error.busy");
    refuse(request, response, 429);
  }

  /// Here and not where somebody first asks for a field: what can’t be read must not reach the server as an exception,
  /// which it answers now with 400 and now with 500.
  private static void read(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
      throws ServletException, IOException {
    try {
      request.getParts();
    } catch (IOException | ServletException | RuntimeException e) {
      response.setHeader("Connection", "close");
      if (BodyPace.of(request).isWhy(e)) {
        request.setAttribute(Errors.EXPLANATION, "web.error.slow");
        response.sendError(HttpServletResponse.SC_REQUEST_TIMEOUT);
      } else {
        response.sendError(HttpServletResponse.SC_BAD_REQUEST);
      }
      return;
    }
    chain.doFilter(request, response);
  }

  /// Some of it is read and thrown away, so that the browser sees the answer.
  private static void refuse(HttpServletRequest request, HttpServletResponse response, int status) throws IOException {
    PostLimits.passOver(request);
    response.setHeader("Connection", "close");
    response.sendError(status);
  }

  private static boolean isSmall(HttpServletRequest request) {
    var length = request.getContentLengthLong();
    return length >= 0 && length <= SMALL;
  }

  private static boolean isOfManyParts(HttpServletRequest request) {
    var type = request.getContentType();
    return type != null && type.strip().regionMatches(true, 0, "multipart/", 0, "multipart/".length());
  }
}
