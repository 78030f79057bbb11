package io.github.keycloakwecom.party;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configuration.EnableWebSecurity;
import org.springframework.security.oauth2.client.oidc.session.InMemoryOidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.session.OidcSessionRegistry;
import org.springframework.security.oauth2.client.oidc.web.logout.OidcClientInitiatedLogoutSuccessHandler;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.oauth2.client.registration.ClientRegistration.ClientSettings;
import org.springframework.security.oauth2.client.registration.ClientRegistrationRepository;
import org.springframework.security.oauth2.client.registration.ClientRegistrations;
import org.springframework.security.oauth2.client.registration.InMemoryClientRegistrationRepository;
import org.springframework.security.oauth2.client.web.DefaultOAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.client.web.OAuth2AuthorizationRequestResolver;
import org.springframework.security.oauth2.core.ClientAuthenticationMethod;
import org.springframework.security.oauth2.core.endpoint.OAuth2AuthorizationRequest;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.authentication.logout.LogoutSuccessHandler;
import org.springframework.security.web.authentication.logout.SimpleUrlLogoutSuccessHandler;
import org.springframework.web.util.UriComponentsBuilder;

/**
 * Spring Security with the settings of GitLab. Spring Security itself does discovery with the exact issuer, CSRF
 * tokens, state, nonce, PKCE and the token request. It also checks ID tokens (RS256) and logout tokens, and merges user
 * info.
 */
@Configuration(proxyBeanMethods = false)
@EnableWebSecurity
class OidcSecurity {

    static final String START = "/users/auth";
    static final String PROVIDER = "openid_connect";
    static final String FAILED = "/users/sign_in?failed";

    private static final String CALLBACK = START + "/*/callback";

    /** Fails where the provider cannot be reached, or says that it is another one. */
    static ClientRegistration discover(OidcSettings settings) {
        return ClientRegistrations.fromIssuerLocation(settings.issuer())
                .registrationId(PROVIDER)
                .clientId(settings.clientId())
                .clientSecret(settings.clientSecret())
                .clientAuthenticationMethod(ClientAuthenticationMethod.CLIENT_SECRET_POST)
                .redirectUri("{baseUrl}" + START + "/" + PROVIDER + "/callback")
                .scope("openid", "profile", "email")
                .userNameAttributeName("sub")
                .clientSettings(ClientSettings.builder()
                        .requireProofKey(settings.pkce())
                        .build())
                .build();
    }

    @Bean
    ClientRegistrationRepository clients(ClientRegistration client) {
        return new InMemoryClientRegistrationRepository(client);
    }

    @Bean
    OidcSessionRegistry sessions() {
        return new InMemoryOidcSessionRegistry();
    }

    @Bean
    SecurityFilterChain chain(HttpSecurity http, OidcSettings settings, ClientRegistrationRepository clients)
            throws Exception {
        return http.authorizeHttpRequests(any -> any.anyRequest().permitAll())
                // The answer of a provider is proved by its state.
                .csrf(csrf -> csrf.ignoringRequestMatchers(CALLBACK))
                .oauth2Login(login -> login.loginPage("/users/sign_in")
                        .defaultSuccessUrl("/", true)
                        .failureHandler(new SimpleUrlAuthenticationFailureHandler(FAILED))
                        .authorizationEndpoint(start -> start.authorizationRequestResolver(byPost(settings, clients)))
                        .redirectionEndpoint(callback -> callback.baseUri(CALLBACK)))
                .logout(logout ->
                        logout.logoutUrl("/users/sign_out").logoutSuccessHandler(afterSignOut(settings, clients)))
                .oidcLogout(logout -> logout.backChannel(Customizer.withDefaults()))
                .build();
    }

    /** A GET starts nothing, so that no other site can start a login (OmniAuth 2). */
    private static OAuth2AuthorizationRequestResolver byPost(
            OidcSettings settings, ClientRegistrationRepository clients) {
        var resolver = new DefaultOAuth2AuthorizationRequestResolver(clients, START);
        resolver.setAuthorizationRequestCustomizer(
                request -> request.additionalParameters(all -> all.putAll(settings.extraParameters())));
        return new OAuth2AuthorizationRequestResolver() {
            @Override
            public OAuth2AuthorizationRequest resolve(HttpServletRequest request) {
                return "POST".equals(request.getMethod()) ? resolver.resolve(request) : null;
            }

            @Override
            public OAuth2AuthorizationRequest resolve(HttpServletRequest request, String client) {
                return "POST".equals(request.getMethod()) ? resolver.resolve(request, client) : null;
            }
        };
    }

    private static LogoutSuccessHandler afterSignOut(OidcSettings settings, ClientRegistrationRepository clients) {
        if (settings.endSessionWithHint()) {
            var withHint = new OidcClientInitiatedLogoutSuccessHandler(clients);
            withHint.setPostLogoutRedirectUri("{baseUrl}/");
            return withHint;
        }
        return (request, response, who) -> {
            String home = request.getRequestURL().toString().replace(request.getRequestURI(), "/");
            SimpleUrlLogoutSuccessHandler path = new SimpleUrlLogoutSuccessHandler();
            path.setDefaultTargetUrl(
                    UriComponentsBuilder.fromUriString(settings.issuer() + "/protocol/openid-connect/logout")
                            .queryParam("client_id", settings.clientId())
                            .queryParam("post_logout_redirect_uri", home)
                            .encode()
                            .toUriString());
            path.onLogoutSuccess(request, response, who);
        };
    }
}
