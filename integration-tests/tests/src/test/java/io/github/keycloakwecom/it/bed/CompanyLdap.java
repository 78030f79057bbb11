package io.github.keycloakwecom.it.bed;

import com.unboundid.ldap.listener.InMemoryDirectoryServer;
import com.unboundid.ldap.listener.InMemoryDirectoryServerConfig;
import com.unboundid.ldap.listener.InMemoryListenerConfig;
import com.unboundid.util.LDAPSDKException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.keycloak.admin.client.CreatedResponseUtil;
import org.keycloak.common.util.MultivaluedHashMap;
import org.keycloak.representations.idm.ComponentRepresentation;

/**
 * A directory that the company had before, in memory, and the realm's user federation on it; closing takes both away.
 */
public final class CompanyLdap implements AutoCloseable {

    public static final String PASSWORD = "a-password-in-the-directory";

    private static final String GROUPS = "ou=groups,dc=acme,dc=example";

    private static final String PEOPLE = "ou=people,dc=acme,dc=example";

    private final TestBed bed;
    private final InMemoryDirectoryServer directory;
    private final String component;

    /** @param editMode READ_ONLY, UNSYNCED or WRITABLE */
    public CompanyLdap(TestBed bed, String editMode) throws LDAPSDKException {
        this(bed, editMode, true);
    }

    /** @param imported whether Keycloak keeps a copy of each user */
    public CompanyLdap(TestBed bed, String editMode, boolean imported) throws LDAPSDKException {
        this.bed = bed;
        InMemoryDirectoryServerConfig config = new InMemoryDirectoryServerConfig("dc=acme,dc=example");
        config.setListenerConfigs(InMemoryListenerConfig.createLDAPConfig("ldap", 0));
        config.addAdditionalBindCredentials("cn=keycloak", "a-bind-password");
        config.setSchema(null);
        directory = new InMemoryDirectoryServer(config);
        directory.add("dn: dc=acme,dc=example", "objectClass: domain", "dc: acme");
        directory.add("dn: " + PEOPLE, "objectClass: organizationalUnit", "ou: people");
        directory.add("dn: " + GROUPS, "objectClass: organizationalUnit", "ou: groups");
        directory.startListening();
        component = federate(editMode, imported);
    }

    public void add(String uid, String firstName, String lastName, String mail) throws LDAPSDKException {
        directory.add(
                "dn: uid=" + uid + "," + PEOPLE,
                "objectClass: top",
                "objectClass: person",
                "objectClass: organizationalPerson",
                "objectClass: inetOrgPerson",
                "uid: " + uid,
                "cn: " + firstName,
                "sn: " + lastName,
                "mail: " + mail,
                "userPassword: " + PASSWORD);
    }

    /** Adds a group to the directory and the directory's groups, only read, to the realm. */
    public void addGroup(String name, String uid) throws LDAPSDKException {
        directory.add(
                "dn: cn=" + name + "," + GROUPS,
                "objectClass: groupOfNames",
                "cn: " + name,
                "member: uid=" + uid + "," + PEOPLE);
        ComponentRepresentation mapper = new ComponentRepresentation();
        mapper.setName("groups");
        mapper.setParentId(component);
        mapper.setProviderId("group-ldap-mapper");
        mapper.setProviderType("org.keycloak.storage.ldap.mappers.LDAPStorageMapper");
        mapper.setConfig(new MultivaluedHashMap<>());
        Map.of(
                        "groups.dn", GROUPS,
                        "group.name.ldap.attribute", "cn",
                        "group.object.classes", "groupOfNames",
                        "membership.ldap.attribute", "member",
                        "membership.attribute.type", "DN",
                        "membership.user.ldap.attribute", "uid",
                        "groups.path", "/",
                        "mode", "READ_ONLY",
                        "user.roles.retrieve.strategy", "LOAD_GROUPS_BY_MEMBER_ATTRIBUTE")
                .forEach(mapper.getConfig()::putSingle);
        try (Response created = bed.realm().components().add(mapper)) {
            bed.realm()
                    .userStorage()
                    .syncMapperData(component, CreatedResponseUtil.getCreatedId(created), "fedToKeycloak");
        }
    }

    public String value(String uid, String attribute) throws LDAPSDKException {
        return directory.getEntry("uid=" + uid + "," + PEOPLE).getAttributeValue(attribute);
    }

    private String federate(String editMode, boolean imported) {
        ComponentRepresentation ldap = new ComponentRepresentation();
        ldap.setName("company directory");
        ldap.setProviderId("ldap");
        ldap.setProviderType("org.keycloak.storage.UserStorageProvider");
        ldap.setConfig(new MultivaluedHashMap<>(Map.ofEntries(
                        Map.entry("enabled", "true"),
                        Map.entry("vendor", "other"),
                        Map.entry("editMode", editMode),
                        Map.entry("importEnabled", Boolean.toString(imported)),
                        Map.entry("syncRegistrations", "false"),
                        Map.entry("connectionUrl", "ldap://localhost:" + directory.getListenPort()),
                        Map.entry("usersDn", PEOPLE),
                        Map.entry("authType", "simple"),
                        Map.entry("bindDn", "cn=keycloak"),
                        Map.entry("bindCredential", "a-bind-password"),
                        Map.entry("usernameLDAPAttribute", "uid"),
                        Map.entry("rdnLDAPAttribute", "uid"),
                        Map.entry("uuidLDAPAttribute", "entryUUID"),
                        Map.entry("userObjectClasses", "inetOrgPerson, organizationalPerson"),
                        Map.entry("searchScope", "1"))
                .entrySet()
                .stream()
                .collect(Collectors.toMap(Map.Entry::getKey, entry -> List.of(entry.getValue())))));
        try (Response created = bed.realm().components().add(ldap)) {
            return CreatedResponseUtil.getCreatedId(created);
        }
    }

    @Override
    public void close() {
        bed.realm().components().component(component).remove();
        directory.shutDown(true);
    }
}
