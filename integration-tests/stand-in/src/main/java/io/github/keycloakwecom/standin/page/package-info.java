/** What a person sees: the web login page, the in-app pages and the index of the stand-in. */
package io.github.keycloakwecom.standin.page;
