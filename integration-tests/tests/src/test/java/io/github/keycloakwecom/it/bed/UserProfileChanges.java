package io.github.keycloakwecom.it.bed;

import org.keycloak.admin.client.resource.ComponentsResource;
import org.keycloak.representations.userprofile.config.UPConfig;
import org.keycloak.representations.userprofile.config.UPConfig.UnmanagedAttributePolicy;

/** What a test changes in the user profile of the realm; {@link RealmChanges} takes it back. */
public final class UserProfileChanges {

    private final TestBed bed;
    private final RealmChanges changes;

    UserProfileChanges(TestBed bed, RealmChanges changes) {
        this.bed = bed;
        this.changes = changes;
    }

    /** Without it the admin API hides attributes that the realm's user profile does not name. */
    public void showEveryAttribute() {
        UPConfig profile = bed.realm().users().userProfile().getConfiguration();
        UnmanagedAttributePolicy before = profile.getUnmanagedAttributePolicy();
        profile.setUnmanagedAttributePolicy(UnmanagedAttributePolicy.ADMIN_EDIT);
        bed.realm().users().userProfile().update(profile);
        changes.undo(() -> {
            profile.setUnmanagedAttributePolicy(before);
            bed.realm().users().userProfile().update(profile);
        });
    }

    void update(UPConfig profile) {
        UPConfig before = bed.realm().users().userProfile().getConfiguration();
        changes.undo(() -> bed.realm().users().userProfile().update(before));
        bed.realm().users().userProfile().update(profile);
    }

    /** Keycloak's default user profile; returned too. */
    public UPConfig keycloaksUserProfile() {
        update(bed.realm().users().userProfile().getConfiguration());
        ComponentsResource components = bed.realm().components();
        components
                .query(null, "org.keycloak.userprofile.UserProfileProvider")
                .forEach(component -> components.removeComponent(component.getId()));
        return bed.realm().users().userProfile().getConfiguration();
    }

    public void shortestUsername(int characters) {
        UPConfig profile = bed.realm().users().userProfile().getConfiguration();
        profile.getAttribute("username").getValidations().get("length").put("min", characters);
        update(profile);
    }
}
