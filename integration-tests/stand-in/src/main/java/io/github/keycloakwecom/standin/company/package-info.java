/** The company that the stand-in plays: people, departments, apps and their settings, and a sample with all of them. */
package io.github.keycloakwecom.standin.company;
