package dk.pip.web;

import dk.pip.keys.Keys;
import dk.pip.shared.Outage;
import jakarta.servlet.DispatcherType;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.eclipse.jetty.server.HttpConfiguration;
import org.springframework.boot.jetty.servlet.JettyServletWebServerFactory;
import org.springframework.boot.security.autoconfigure.web.servlet.SecurityFilterProperties;
import org.springframework.boot.web.server.WebServerFactoryCustomizer;
import org.springframework.boot.web.servlet.FilterRegistrationBean;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.core.Ordered;
import org.springframework.security.access.AccessDeniedException;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AbstractHttpConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.context.NullSecurityContextRepository;
import org.springframework.session.jdbc.PostgreSqlJdbcIndexedSessionRepositoryCustomizer;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.FlashMap;
import org.springframework.web.servlet.FlashMapManager;
import org.springframework.web.servlet.config.annotation.InterceptorRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

@Configuration(proxyBeanMethods = false)
class WebConfiguration {

  /// Only CSRF and the request firewall come from the chain. Who is asking is in the session and looked up per
  /// request, and each handler says who may, so a route can't be forgotten in a list kept elsewhere.
  @Bean
  SecurityFilterChain securityFilterChain(HttpSecurity http, PostsFromElsewhere fromElsewhere, Keys keys) {
    return http.csrf(csrf -> csrf.csrfTokenRepository(new FormTokens(keys)).ignoringRequestMatchers(fromElsewhere))
        .exceptionHandling(errors -> errors.accessDeniedHandler(WebConfiguration::staleForm))
        .securityContext(context -> context.securityContextRepository(new NullSecurityContextRepository()))
        .headers(AbstractHttpConfigurer::disable)
        .requestCache(AbstractHttpConfigurer::disable)
        .sessionManagement(AbstractHttpConfigurer::disable)
        .anonymous(AbstractHttpConfigurer::disable)
        .logout(AbstractHttpConfigurer::disable)
        .build();
  }

  private static void staleForm(HttpServletRequest request, HttpServletResponse response, AccessDeniedException e)
      throws IOException {
    request.setAttribute(Errors.EXPLANATION, "web.error.stale");
    response.sendError(HttpServletResponse.SC_FORBIDDEN);
  }

  @Bean
  FilterRegistrationBean<Headers> headers() {
    var registration = new FilterRegistrationBean<>(new Headers());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE);
    registration.setDispatcherTypes(DispatcherType.REQUEST, DispatcherType.ERROR);
    return registration;
  }

  @Bean
  FilterRegistrationBean<PostLimits> postLimits() {
    var registration = new FilterRegistrationBean<>(new PostLimits());
    registration.setOrder(Ordered.HIGHEST_PRECEDENCE + 1);
    return registration;
  }

  /// After the session is known, ahead of whatever reads the post.
  @Bean
  FilterRegistrationBean<Uploads> uploads(Routes routes, Visitors visitors) {
    var registration = new FilterRegistrationBean<>(new Uploads(routes, visitors));
    registration.setOrder(SecurityFilterProperties.DEFAULT_FILTER_ORDER - 1);
    return registration;
  }

  /// Two requests of one session may write the same attribute at once.
  @Bean
  PostgreSqlJdbcIndexedSessionRepositoryCustomizer sessionsThatMeet() {
    return new PostgreSqlJdbcIndexedSessionRepositoryCustomizer();
  }

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> serverErrors(Outage outage) {
    return factory -> factory.addServerCustomizers(server -> server.setErrorHandler(new ServerErrors(outage)));
  }

  @Bean
  WebServerFactoryCustomizer<JettyServletWebServerFactory> paceOfFiles(Clock clock) {
    return factory ->
        factory.addServerCustomizers(
            server -> {
              for (var connector : server.getConnectors()) {
                for (var kind : connector.getConnectionFactories()) {
                  if (kind instanceof HttpConfiguration.ConnectionFactory http) {
                    http.getHttpConfiguration().addCustomizer(BodyPace.watching(clock));
                  }
                }
              }
            });
  }

  /// What is said on the next page is kept by [Flash]. Spring’s own way looks the session up for each request, also for
  /// those that need none and for the page that says that the database is away.
  @Bean
  FlashMapManager flashMapManager() {
    return new FlashMapManager() {
      @Override
      public @org.jspecify.annotations.Nullable FlashMap retrieveAndUpdate(
          HttpServletRequest request, HttpServletResponse response) {
        return null;
      }

      @Override
      public void saveOutputFlashMap(FlashMap map, HttpServletRequest request, HttpServletResponse response) {
        if (!map.isEmpty()) {
          throw new IllegalStateException("Nothing keeps this until the next page; take a Flash");
        }
      }
    };
  }

  @Bean
  WebMvcConfigurer webMvc(Guard guard) {
    return new WebMvcConfigurer() {
      @Override
      public void addInterceptors(InterceptorRegistry registry) {
        registry.addInterceptor(guard).order(Ordered.HIGHEST_PRECEDENCE);
      }

      @Override
      public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
        resolvers.add(new FlashArgument());
      }
    };
  }

  private static final class FlashArgument implements HandlerMethodArgumentResolver {
    @Override
    public boolean supportsParameter(MethodParameter parameter) {
      return parameter.getParameterType() == Flash.class;
    }

    @Override
    public Object resolveArgument(
        MethodParameter parameter,
        @org.jspecify.annotations.Nullable ModelAndViewContainer container,
        NativeWebRequest request,
        @org.jspecify.annotations.Nullable WebDataBinderFactory binders) {
      return new Flash((HttpServletRequest) request.getNativeRequest());
    }
  }
}
