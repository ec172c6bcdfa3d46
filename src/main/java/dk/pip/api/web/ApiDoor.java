package dk.pip.api.web;

import dk.pip.api.ApiAddresses;
import dk.pip.api.ApiRefusal;
import jakarta.servlet.Filter;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.ServletRequest;
import jakarta.servlet.ServletResponse;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Map;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.Ordered;

/// The API is read and nothing else. Pages of other sites may ask for what everybody may see, without anybody's cookies or keys;
/// what is for staff is for servers, so that no page is made with a key in it.
final class ApiDoor implements Filter {
  /// Headers of every answer that is for all.
  static final Map<String, String> OPEN = Map.of("Access-Control-Allow-Origin", "*", "X-Robots-Tag", "noindex");

  private static final String METHODS = "GET, HEAD, OPTIONS";

  @Configuration(proxyBeanMethods = false)
  static class Registration {
    @Bean
    FilterRegistrationBean<ApiDoor> apiDoor() {
      var registration = new FilterRegistrationBean<>(new ApiDoor());
      registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 2);
      registration.addUrlPatterns(ApiAddresses.ROOT, ApiAddresses.ROOT + "/*");
      return registration;
    }
  }

  @Override
  public void doFilter(ServletRequest request, ServletResponse response, FilterChain chain) throws IOException, ServletException {
    if (!(request instanceof HttpServletRequest asked) || !(response instanceof HttpServletResponse answer)) {
      return;
    }
    var isOpen = !asked.getRequestURI().startsWith(ApiAddresses.STAFF);
    if (isOpen) {
      OPEN.forEach(answer::setHeader);
    }
    switch (asked.getMethod()) {
      case "GET", "HEAD" -> chain.doFilter(request, response);
      case "OPTIONS" -> options(answer, isOpen);
      default -> {
        var problem = new ApiRefusal(405, "api.problem.method", null);
        new ProblemView(problem, Map.of("Allow", METHODS)).render(null, asked, answer);
      }
    }
  }

  private static void options(HttpServletResponse answer, boolean isOpen) {
    answer.setStatus(HttpServletResponse.SC_NO_CONTENT);
    answer.setHeader("Allow", METHODS);
    if (isOpen) {
      answer.setHeader("Access-Control-Allow-Methods", METHODS);
      answer.setHeader("Access-Control-Allow-Headers", "Accept, Accept-Language, If-None-Match");
      answer.setHeader("Access-Control-Max-Age", "86400");
    }
  }
}
