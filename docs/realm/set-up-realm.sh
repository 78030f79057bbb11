#!/bin/sh
# Prepares a realm that exists for people from WeCom: its user profile, a first login flow that reviews nothing, a browser flow
# that needs no page inside WeCom, the page of applications, and the question who may use which application.
# Changes nothing that is so already, and may be run again at any time.
set -eu

usage() {
    cat >&2 <<'END'
usage: set-up-realm.sh [--link-silently] [--user-profile FILE] [--config FILE] REALM ALIAS

  REALM           the realm to prepare
  ALIAS           alias of its WeCom identity provider, which uses the flow from then on; it need not be there yet
  --link-silently existing accounts are linked without a question where the company vouches for them
  --user-profile  user profile to set instead of the user-profile.json beside this script
  --config        where kcadm.sh keeps its session, if not in the usual file

Log in first: kcadm.sh config credentials. Variable KCADM: the kcadm.sh to run, if it is not on the PATH.
END
    exit 2
}

FLOW='wecom first login'
STEP='wecom-create-or-link'
BROWSER_FLOW='wecom browser'
ACCESS='wecom-client-access'
silently=false
profile=$(dirname "$0")/user-profile.json
config=
while [ $# -gt 0 ]; do
    case $1 in
    --link-silently) silently=true ;;
    --user-profile) [ $# -gt 1 ] || usage; profile=$2; shift ;;
    --config) [ $# -gt 1 ] || usage; config=$2; shift ;;
    -*) usage ;;
    *) break ;;
    esac
    shift
done
[ $# -eq 2 ] || usage
realm=$1
alias=$2

# kc COMMAND ENDPOINT [MORE...]: kcadm.sh for this realm
kc() {
    command=$1
    endpoint=$2
    shift 2
    if [ -n "$config" ]; then set -- "$@" --config "$config"; fi
    "${KCADM:-kcadm.sh}" "$command" "$endpoint" -r "$realm" "$@"
}

# names JSON: the values of "name", one per line
names() {
    printf '%s\n' "$1" | sed -n 's/.*"name" *: *"\([^"]*\)".*/\1/p'
}

# The profile is one document: whatever the realm has and the file has not would be gone.
set_user_profile() {
    now=$(kc get users/profile) || exit 1
    names "$now" | while read -r name; do
        if ! names "$(cat "$profile")" | grep -qxF -e "$name"; then
            echo "The user profile of realm $realm has '$name', which $profile has not." >&2
            exit 1
        fi
    done || own_profile
    case $now in
    *unmanagedAttributePolicy*) grep -q unmanagedAttributePolicy "$profile" || {
        echo "The user profile of realm $realm has an unmanagedAttributePolicy, which $profile has not." >&2
        own_profile
    } ;;
    esac
    kc update users/profile -f "$profile"
    set=$(kc get users/profile) || exit 1
    if [ "$set" = "$now" ]; then
        echo "User profile of realm $realm: was so already."
    else
        # Settings of an attribute are replaced without a question, so what was there can be put back.
        printf '%s\n' "$now" >"user-profile-before-$realm.json"
        echo "User profile of realm $realm: set. The one before is in user-profile-before-$realm.json."
    fi
}

own_profile() {
    echo "Nothing was changed. Add it to a copy of the file, and name the copy with --user-profile." >&2
    exit 1
}

# flow_id ALIAS: empty if there is no such flow; top-level flows only
flow_id() {
    flows=$(kc get authentication/flows --fields alias,id --format csv --noquotes) || exit 1
    printf '%s\n' "$flows" | sed -n "s/^$1,//p"
}

# flow ALIAS TOP_LEVEL DESCRIPTION: prints the id of the new flow
flow() {
    kc create authentication/flows -i -s "alias=$1" -s "topLevel=$2" -s "description=$3" \
        -s providerId=basic-flow -s builtIn=false
}

# step PARENT PRIORITY REQUIREMENT AUTHENTICATOR: prints the id of the new step
step() {
    kc create authentication/executions -i -s "parentFlow=$1" -s "priority=$2" -s "requirement=$3" \
        -s "authenticator=$4" -s authenticatorFlow=false
}

# subflow PARENT PRIORITY REQUIREMENT ALIAS DESCRIPTION: prints the id of the new flow
subflow() {
    child=$(flow "$4" false "$5")
    kc create authentication/executions -i -s "parentFlow=$1" -s "priority=$2" -s "requirement=$3" \
        -s "flowId=$child" -s authenticatorFlow=true >/dev/null
    echo "$child"
}

# Under another name until it is whole, so that a run that was cut off leaves nothing that looks finished.
add_flow() {
    draft="$FLOW - unfinished"
    left=$(flow_id "$draft") || exit 1
    if [ -n "$left" ]; then kc delete "authentication/flows/$left"; fi
    top=$(flow "$draft" true 'Account of a new WeCom member: created, or linked to the one that is there')
    choice=$(subflow "$top" 10 REQUIRED "$FLOW - create or link" 'A new account, or the existing one')
    create=$(step "$choice" 10 ALTERNATIVE "$STEP")
    kc create "authentication/executions/$create/config" -s "alias=$FLOW" -s "config.linkSilently=$silently"
    known=$(subflow "$choice" 20 ALTERNATIVE "$FLOW - existing account" 'Ask, and want proof')
    step "$known" 10 REQUIRED idp-confirm-link >/dev/null
    proof=$(subflow "$known" 20 REQUIRED "$FLOW - proof" 'Ways to show that the account is yours')
    step "$proof" 10 ALTERNATIVE idp-email-verification >/dev/null
    password=$(subflow "$proof" 20 ALTERNATIVE "$FLOW - log in" 'Logging in to the existing account')
    step "$password" 10 REQUIRED idp-username-password-form >/dev/null
    second=$(subflow "$password" 20 CONDITIONAL "$FLOW - second factor" 'For accounts that have one')
    step "$second" 10 REQUIRED conditional-user-configured >/dev/null
    step "$second" 20 ALTERNATIVE auth-otp-form >/dev/null
    kc update "authentication/flows/$top" -s "alias=$FLOW"
}

set_flow() {
    existing=$(flow_id "$FLOW") || exit 1
    if [ -z "$existing" ]; then
        add_flow
        echo "Flow '$FLOW': added, link silently: $silently."
    elif [ "$silently" = true ]; then
        steps=$(kc get 'authentication/flows/wecom%20first%20login/executions' \
            --fields providerId,authenticationConfig --format csv --noquotes) || exit 1
        id=$(printf '%s\n' "$steps" | sed -n "s/^$STEP,//p")
        [ -n "$id" ] || { echo "Flow '$FLOW' has no step $STEP with settings." >&2; exit 1; }
        kc update "authentication/config/$id" -s config.linkSilently=true
        echo "Flow '$FLOW': was there, link silently: true."
    else
        echo "Flow '$FLOW': was there, not changed."
    fi
}

# encoded TEXT: as Keycloak writes it in an address
encoded() {
    printf %s "$1" | od -An -v -tx1 | tr ' ' '\n' | while read -r byte; do
        [ -n "$byte" ] || continue
        char=$(printf "\\$(printf %03o "0x$byte")")
        case $char in
        [A-Za-z0-9._~-]) printf %s "$char" ;;
        *) printf '%%%s' "$(printf %s "$byte" | tr a-f A-F)" ;;
        esac
    done
}

# kc_realm COMMAND [MORE...]: kcadm.sh for the realm itself
kc_realm() {
    command=$1
    shift
    if [ -n "$config" ]; then set -- "$@" --config "$config"; fi
    "${KCADM:-kcadm.sh}" "$command" "realms/$(encoded "$realm")" "$@"
}

# The realm's own browser flow, whatever is in it, with one step more. In use only when it is whole.
set_browser_flow() {
    now=$(kc_realm get --fields browserFlow --format csv --noquotes) || exit 1
    existing=$(flow_id "$BROWSER_FLOW") || exit 1
    if [ "$now" = "$BROWSER_FLOW" ]; then
        echo "Flow '$BROWSER_FLOW': in use already."
        return
    fi
    if [ -n "$existing" ]; then
        echo "Flow '$BROWSER_FLOW': is there, but realm $realm uses '$now'. Not changed. Bind it in the console, or delete it and run"
        echo "this again: it then makes a new copy of '$now'."
        return
    fi
    kc create "authentication/flows/$(encoded "$now")/copy" -s "newName=$BROWSER_FLOW"
    steps=$(browser_steps level,providerId,requirement,priority) || exit 1
    cookie=$(printf '%s\n' "$steps" | sed -n 's/^0,auth-cookie,ALTERNATIVE,//p')
    redirector=$(printf '%s\n' "$steps" | sed -n 's/^0,identity-provider-redirector,ALTERNATIVE,//p')
    if [ -z "$cookie" ] || [ $((cookie + 1)) -ge "${redirector:-1000000}" ] || printf '%s\n' "$steps" | grep -q '^0,.*,REQUIRED,'; then
        copy=$(flow_id "$BROWSER_FLOW") || exit 1
        kc delete "authentication/flows/$copy"
        echo "Flow '$now': has no place for the step wecom-browser after Cookie and before Identity Provider Redirector, all of them"
        echo "alternatives. Not changed. Put the step there yourself, in the console: docs/access.md."
        return
    fi
    kc create 'authentication/flows/wecom%20browser/executions/execution' -s provider=wecom-browser
    steps=$(browser_steps providerId,id) || exit 1
    step=$(printf '%s\n' "$steps" | sed -n 's/^wecom-browser,//p')
    priority=$((cookie + 5))
    if [ "$priority" -ge "${redirector:-1000000}" ]; then priority=$((cookie + 1)); fi
    kc update 'authentication/flows/wecom%20browser/executions' \
        -b "{\"id\":\"$step\",\"requirement\":\"ALTERNATIVE\",\"priority\":$priority}"
    kc_realm update -s "browserFlow=$BROWSER_FLOW"
    echo "Flow '$BROWSER_FLOW': a copy of '$now' with the step wecom-browser; the realm uses it."
}

# browser_steps FIELDS: the steps of the new flow, one per line
browser_steps() {
    kc get 'authentication/flows/wecom%20browser/executions' --fields "$1" --format csv --noquotes
}

set_access() {
    actions=$(kc get authentication/required-actions --fields alias,enabled --format csv --noquotes) || exit 1
    case $(printf '%s\n' "$actions" | grep "^$ACCESS,") in
    *,true) echo "Required action '$ACCESS': was there, not changed." ;;
    *,false) echo "Required action '$ACCESS': is there, but switched off, so nobody is asked. Not changed." ;;
    *)
        kc create authentication/register-required-action -s "providerId=$ACCESS" -s 'name=WeCom: may use this application'
        # Before the others: whoever may not come in need not fill in a form first.
        kc update "authentication/required-actions/$ACCESS" -s priority=1
        echo "Required action '$ACCESS': enabled. It refuses nobody until an application has the role restricted-access."
        ;;
    esac
}

# Its address is exact, and it has a secret that nobody needs: the page asks for no code.
set_portal() {
    page=/realms/$(encoded "$realm")/wecom/$(encoded "$alias")/portal
    portal=$(kc get clients -q clientId=wecom-portal --fields id --format csv --noquotes) || exit 1
    if [ -z "$portal" ]; then
        kc create clients -i -s clientId=wecom-portal -s 'name=WeCom portal' -s publicClient=false -s directAccessGrantsEnabled=false \
            -s fullScopeAllowed=false -s 'rootUrl=${authBaseUrl}' -s "redirectUris=[\"$page\"]" >/dev/null
        echo "Client 'wecom-portal': added. The page of applications is $page."
        return
    fi
    pages=$(kc get "clients/$portal" --fields redirectUris) || exit 1
    case $pages in
    *"\"$page\""*) echo "Client 'wecom-portal': was there, not changed." ;;
    *)
        kc update "clients/$portal" -s "redirectUris+=$page"
        echo "Client 'wecom-portal': was there, has one more address, $page."
        ;;
    esac
}

use_flow() {
    providers=$(kc get identity-provider/instances --fields alias --format csv --noquotes) || exit 1
    if printf '%s\n' "$providers" | grep -qxF -e "$alias"; then
        kc update "identity-provider/instances/$alias" -s "firstBrokerLoginFlowAlias=$FLOW"
        echo "Identity provider '$alias': uses the flow."
        echo "Next: its redirect URI ends in /realms/$realm/broker/$alias/endpoint; enter the host of that address in"
        echo "WeCom's admin console as authorised callback domain and as trusted domain of the app."
    else
        echo "Next: there is no identity provider '$alias' yet. Add it in the admin console (Identity providers, WeCom) with"
        echo "this alias, CorpID, secret and AgentId, then run this again: it makes the provider use the flow."
    fi
}

set_user_profile
set_flow
set_browser_flow
set_access
set_portal
use_flow
