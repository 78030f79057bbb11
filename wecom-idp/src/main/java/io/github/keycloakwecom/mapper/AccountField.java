package io.github.keycloakwecom.mapper;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.keycloak.broker.provider.BrokeredIdentityContext;
import org.keycloak.models.UserModel;

/**
 * What part of an account a user attribute's name stands for. Name and mail have setters of their own in Keycloak; the
 * username identifies the person, so nothing is written there.
 */
enum AccountField {
    FIRST_NAME {
        @Override
        void write(BrokeredIdentityContext identity, String name, List<String> values) {
            identity.setFirstName(values.get(0));
        }

        @Override
        void write(UserModel user, String name, List<String> values) {
            user.setFirstName(values.get(0));
        }
    },
    LAST_NAME {
        @Override
        void write(BrokeredIdentityContext identity, String name, List<String> values) {
            identity.setLastName(values.get(0));
        }

        @Override
        void write(UserModel user, String name, List<String> values) {
            user.setLastName(values.get(0));
        }
    },
    EMAIL {
        @Override
        void write(BrokeredIdentityContext identity, String name, List<String> values) {
            identity.setEmail(values.get(0));
        }

        @Override
        void write(UserModel user, String name, List<String> values) {
            user.setEmail(values.get(0));
        }
    },
    ATTRIBUTE {
        @Override
        void write(BrokeredIdentityContext identity, String name, List<String> values) {
            // Keycloak reads the list back by its class after the first-login pages: an ArrayList, no other.
            identity.setUserAttribute(name, new ArrayList<>(values));
        }

        @Override
        void write(UserModel user, String name, List<String> values) {
            if (!values.equals(user.getAttributeStream(name).toList())) {
                user.setAttribute(name, values);
            }
        }
    },
    NOWHERE {
        @Override
        void write(BrokeredIdentityContext identity, String name, List<String> values) {}

        @Override
        void write(UserModel user, String name, List<String> values) {}
    };

    abstract void write(BrokeredIdentityContext identity, String name, List<String> values);

    abstract void write(UserModel user, String name, List<String> values);

    static AccountField of(String attribute) {
        return switch (attribute.toLowerCase(Locale.ROOT)) {
            case "", "username" -> NOWHERE;
            case "firstname" -> FIRST_NAME;
            case "lastname" -> LAST_NAME;
            case "email" -> EMAIL;
            default -> ATTRIBUTE;
        };
    }
}
