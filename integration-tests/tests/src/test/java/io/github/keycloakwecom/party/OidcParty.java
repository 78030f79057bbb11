package io.github.keycloakwecom.party;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.ServletContext;
import java.util.EnumSet;
import java.util.Set;
import org.springframework.security.oauth2.client.registration.ClientRegistration;
import org.springframework.security.web.session.HttpSessionEventPublisher;
import org.springframework.web.context.WebApplicationContext;
import org.springframework.web.context.support.AnnotationConfigWebApplicationContext;
import org.springframework.web.filter.DelegatingFilterProxy;

/** An application that signs people in with OpenID Connect through Spring Security, configured as GitLab is. */
public final class OidcParty implements AutoCloseable {

    private final PartyServer server;
    private final AnnotationConfigWebApplicationContext spring = new AnnotationConfigWebApplicationContext();

    /** Starts it; discovery is done meanwhile, so the provider has to be there. */
    public OidcParty(OidcSettings settings) {
        ClientRegistration client = OidcSecurity.discover(settings);
        server = new PartyServer("JSESSIONID", settings.sameSite());
        server.initializer((Set<Class<?>> classes, ServletContext servlets) -> begin(servlets, settings, client));
        server.start();
    }

    private void begin(ServletContext servlets, OidcSettings settings, ClientRegistration client) {
        spring.setServletContext(servlets);
        spring.addBeanFactoryPostProcessor(beans -> {
            beans.registerSingleton("settings", settings);
            beans.registerSingleton("client", client);
        });
        spring.register(OidcSecurity.class);
        spring.refresh();
        servlets.setAttribute(WebApplicationContext.ROOT_WEB_APPLICATION_CONTEXT_ATTRIBUTE, spring);
        servlets.addListener(new HttpSessionEventPublisher());
        servlets.addFilter("security", new DelegatingFilterProxy("springSecurityFilterChain", spring))
                .addMappingForUrlPatterns(EnumSet.of(DispatcherType.REQUEST), false, "/*");
        servlets.addServlet("pages", new OidcPages(settings.autoSignIn())).addMapping("/");
    }

    /** Without a slash at the end. */
    public String url() {
        return server.url();
    }

    /** The address that begins a login, by POST. */
    public String start() {
        return url() + OidcSecurity.START + "/" + OidcSecurity.PROVIDER;
    }

    /** To register at the provider. */
    public String redirectUri() {
        return start() + "/callback";
    }

    /** Where the provider announces that a session is over. */
    public String backChannelLogoutUri() {
        return url() + "/logout/connect/back-channel/" + OidcSecurity.PROVIDER;
    }

    @Override
    public void close() {
        server.close();
        spring.close();
    }
}
