package dk.pip.people.web;

import dk.pip.people.SignedIn;
import dk.pip.people.Staff;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.MethodParameter;
import org.springframework.web.bind.support.WebDataBinderFactory;
import org.springframework.web.context.request.NativeWebRequest;
import org.springframework.web.method.support.HandlerMethodArgumentResolver;
import org.springframework.web.method.support.ModelAndViewContainer;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/// Gives handlers that are not for [dk.pip.access.Anyone] whoever is signed in.
@Configuration(proxyBeanMethods = false)
class StaffArgument implements HandlerMethodArgumentResolver, WebMvcConfigurer {
  private final SignedIn signedIn;

  StaffArgument(SignedIn signedIn) {
    this.signedIn = signedIn;
  }

  @Override
  public void addArgumentResolvers(List<HandlerMethodArgumentResolver> resolvers) {
    resolvers.add(this);
  }

  @Override
  public boolean supportsParameter(MethodParameter parameter) {
    return parameter.getParameterType() == Staff.class;
  }

  @Override
  public Object resolveArgument(
      MethodParameter parameter,
      @Nullable ModelAndViewContainer container,
      NativeWebRequest request,
      @Nullable WebDataBinderFactory binders) {
    return signedIn.staff((HttpServletRequest) request.getNativeRequest()).orElseThrow();
  }
}
