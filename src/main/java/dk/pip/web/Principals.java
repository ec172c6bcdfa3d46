package dk.pip.web;

import dk.pip.access.Principal;
import dk.pip.access.PrincipalSource;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.springframework.core.MethodParameter;
import org.springframework.stereotype.Component;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Knows who asks, of all the kinds that modules bring, and gives them to the handlers that take them as an argument.
@Component
class Principals implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  private final Map<Class<?>, PrincipalSource<?>> sources;

  Principals(List<PrincipalSource<?>> sources) {
    this.sources = sources.stream().collect(Collectors.toMap(PrincipalSource::type, Function.identity()));
  }

  /// @throws NullPointerException for a kind that nobody finds
  PrincipalSource<?> source(Class<? extends Principal> kind) {
    return Objects.requireNonNull(sources.get(kind), () -> "Nobody finds a " + kind.getSimpleName());
  }

  @SuppressWarnings("unchecked")
  Optional<Principal> find(Class<? extends Principal> kind, HttpServletRequest request) {
    var name = Principals.class.getName() + "." + kind.getName();
    if (request.getAttribute(name) instanceof Principal known) {
      return Optional.of(known);
    }
    var found = (Optional<Principal>) source(kind).find(request);
    found.ifPresent(principal -> request.setAttribute(name, principal));
    return found;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return Principal.class.isAssignableFrom(parameter.getParameterType());
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    var kind = parameter.getParameterType().asSubclass(Principal.class);
    return find(kind, (HttpServletRequest) request.getNativeRequest()).orElseThrow();
  }
}
