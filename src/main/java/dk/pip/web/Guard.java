package dk.pip.web;

import dk.pip.access.Allowed;
import dk.pip.access.AllowedTo;
import dk.pip.access.Anyone;
import dk.pip.access.Principal;
import dk.pip.access.StaffSite;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import org.springframework.web.method.HandlerMethod;
import org.springframework.web.servlet.HandlerInterceptor;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;
import org.springframework.web.servlet.resource.ResourceHttpRequestHandler;

/// Lets through only those whom the handler's [Allowed], [AllowedTo], [StaffSite] or [Anyone] names. The program doesn't start with a
/// handler that has none of them, or names a kind of principal that nobody finds.
@Component
class Guard implements HandlerInterceptor, SmartInitializingSingleton {
  private final Visitors visitors;
  private final Principals principals;
  private final WebSettings settings;
  private final ObjectProvider<RequestMappingHandlerMapping> mappings;

  Guard(Visitors visitors, Principals principals, WebSettings settings, ObjectProvider<RequestMappingHandlerMapping> mappings) {
    this.visitors = visitors;
    this.principals = principals;
    this.settings = settings;
    this.mappings = mappings;
  }

  @Override
  public boolean preHandle(HttpServletRequest request, HttpServletResponse response, Object handler)
      throws IOException {
    if (handler instanceof ResourceHttpRequestHandler) {
      return true; // files of the program itself
    }
    if (!(handler instanceof HandlerMethod method)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    if (method.hasMethodAnnotation(Anyone.class) || method.hasMethodAnnotation(StaffSite.class) && settings.isOpen()) {
      return isText(request, response);
    }
    var holders = method.getMethodAnnotation(AllowedTo.class);
    if (holders != null) {
      return isHeld(holders.value(), request, response) && isText(request, response);
    }
    var needed = Routes.needed(method);
    var visitor = visitors.visitor(request);
    if (needed != null && visitor.isEmpty()) {
      response.sendRedirect(signIn(request));
      return false;
    }
    if (needed == null || !visitor.orElseThrow().may(needed)) {
      response.sendError(HttpServletResponse.SC_FORBIDDEN);
      return false;
    }
    return isText(request, response);
  }

  private boolean isHeld(Class<? extends Principal> kind, HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    SecretAddress.protect(response);
    if (principals.find(kind, request).isPresent()) {
      return true;
    }
    var source = principals.source(kind);
    request.setAttribute(Errors.SECRET_ADDRESS, true);
    request.setAttribute(Errors.EXPLANATION, source.refusal());
    if (source.status() == HttpServletResponse.SC_UNAUTHORIZED) {
      response.setHeader("WWW-Authenticate", "Bearer");
    }
    response.sendError(source.status());
    return false;
  }

  /// Nobody types a NUL, and the database can't keep one.
  private static boolean isText(HttpServletRequest request, HttpServletResponse response) throws IOException {
    if (request.getDispatcherType() != DispatcherType.REQUEST) {
      return true;
    }
    for (var parameter : request.getParameterMap().entrySet()) {
      for (var value : parameter.getValue()) {
        if (value != null && value.indexOf(0) >= 0) {
          response.sendError(HttpServletResponse.SC_BAD_REQUEST);
          return false;
        }
      }
    }
    return true;
  }

  @Override
  public void afterSingletonsInstantiated() {
    mappings.orderedStream().flatMap(mapping -> mapping.getHandlerMethods().values().stream()).forEach(method -> {
      check(method);
      var holders = method.getMethodAnnotation(AllowedTo.class);
      if (holders != null) {
        principals.source(holders.value());
      }
    });
  }

  static void check(HandlerMethod method) {
    var said = Stream.of(Anyone.class, Allowed.class, AllowedTo.class, StaffSite.class).filter(method::hasMethodAnnotation).count();
    if (said != 1) {
      throw new IllegalStateException(
          "Nothing says who may call " + method.getShortLogMessage() + "; put one of @Allowed, @AllowedTo, @StaffSite and @Anyone on it");
    }
  }

  private static String signIn(HttpServletRequest request) {
    if (!request.getMethod().equals("GET")) {
      return "/log-ind";
    }
    var query = request.getQueryString();
    var address = request.getRequestURI() + (query == null ? "" : "?" + query);
    return "/log-ind?videre=" + URLEncoder.encode(address, StandardCharsets.UTF_8);
  }
}
