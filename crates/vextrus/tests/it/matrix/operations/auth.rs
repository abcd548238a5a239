//! Auth's operations. People and roles are the whole tenant's; what somebody was given is of a place.

use super::Reach::{Shared, Tenant};
use super::Who::{Anybody, Bearer, Member, Oneself, Operator};
use super::{Door, First, Operation};

const fn graph(name: &'static str, text: &'static str) -> Operation {
    Operation::of("auth", Door::Graph, name, text)
}

const fn rest(name: &'static str, text: &'static str) -> Operation {
    Operation::of("auth", Door::Rest, name, text)
}

const fn contract(name: &'static str, text: &'static str) -> Operation {
    Operation::of("auth", Door::Contract, name, text)
}

/// Takes a permission where it is of others; without it, they are not there.
const fn also_own(operation: Operation) -> Operation {
    Operation { asks_of_oneself: true, ..operation }
}

pub fn operations() -> Vec<Operation> {
    let graphs = [account(), users(), authority(), assignments(), duties()];
    let rests = [door_rests(), pages(), account_rests(), user_rests(), role_rests(), assignment_rests(), duty_rests()];
    graphs.into_iter().chain(rests).chain([contracts()]).flatten().collect()
}

/// One's own account.
fn account() -> Vec<Operation> {
    vec![
        graph(
            "query me",
            "{ me { user { id } tenantId permissions roles { key permissions } session { id } recoveryCodesLeft } }",
        )
        .by(Oneself),
        graph("query sessions", "{ sessions { id device } }").by(Oneself),
        graph("query apiKeys", "{ apiKeys { id name } }").by(Oneself),
        graph(
            "mutation updateProfile",
            r#"mutation { updateProfile(input: {name: "Rina", language: BN, version: 2}) { id } }"#,
        )
        .by(Oneself),
        graph("mutation revokeSession", r#"mutation { revokeSession(id: "{session}") }"#).by(Oneself),
        also_own(graph("mutation revokeSession", r#"mutation { revokeSession(id: "{session}") }"#)),
        graph("mutation revokeOtherSessions", "mutation { revokeOtherSessions }").by(Oneself),
        graph(
            "mutation changePassword",
            r#"mutation { changePassword(password: "{password}", newPassword: "another battery staple") }"#,
        )
        .by(Oneself),
        graph("mutation beginSecondFactor", "mutation { beginSecondFactor { secret } }").by(Oneself),
        graph("mutation confirmSecondFactor", r#"mutation { confirmSecondFactor(otp: "{otp}") { codes } }"#)
            .by(Oneself)
            .after(First::Begun),
        graph(
            "mutation switchOffSecondFactor",
            r#"mutation { switchOffSecondFactor(password: "{password}", otp: "{recovery}") }"#,
        )
        .by(Oneself)
        .after(First::Secured),
        graph(
            "mutation createApiKey",
            r#"mutation { createApiKey(input: {name: "till", permissions: ["auth.user.read"], days: 9}) { key { id } } }"#,
        ),
        graph("mutation revokeApiKey", r#"mutation { revokeApiKey(id: "{key}") }"#).by(Oneself),
        also_own(graph("mutation revokeApiKey", r#"mutation { revokeApiKey(id: "{key}") }"#)),
    ]
}

fn users() -> Vec<Operation> {
    vec![
        graph("query user", r#"{ user(id: "{member}") { id name email } }"#).within(Shared),
        graph("query user", r#"{ user(id: "{member}") { id standing lockedUntil secondFactor seenAt linkUntil } }"#)
            .within(Shared),
        graph("query user", r#"{ user(id: "{member}") { id sessions { id } } }"#).within(Tenant),
        graph("query user", r#"{ user(id: "{member}") { id apiKeys { id } } }"#).within(Tenant),
        graph("query user", r#"{ user(id: "{member}") { id timeline { items { id comment mentions { id } } } } }"#)
            .within(Shared),
        graph(
            "mutation writeAuthComment",
            r#"mutation { writeAuthComment(input: {noun: USER, subject: "{member}", text: "Seen", mentions: ["{owner}"]}) { id comment } }"#,
        )
        .within(Shared),
        // What was said of a user is seen by whoever may see users, and taken back by whoever said it: of a company's role
        // it can be shown that another company learns nothing of it.
        also_own(graph(
            "mutation withdrawAuthComment",
            r#"mutation { withdrawAuthComment(input: {noun: ASSIGNMENT, subject: "{given}", id: "{noted}"}) { withdrawn } }"#,
        )),
        graph("query users", "{ users { items { id email } } }").within(Shared),
        graph("query users", r#"{ users(listing: {text: "rina", state: ACTIVE}) { items { id } next } }"#)
            .within(Shared),
        graph("query users", "{ users(listing: {standing: LOCKED}) { items { id standing } } }").within(Shared),
        graph("query colleagues", r#"{ colleagues(text: "rina") { id name } }"#).by(Member),
        graph("query colleagues", r#"{ colleagues(ids: ["{member}"]) { id name } }"#).by(Member),
        graph(
            "query _entities",
            r#"{ _entities(representations: [{__typename: "User", id: "{member}"}]) { ... on User { name } } }"#,
        )
        .by(Member),
        graph(
            "mutation inviteUser",
            r#"mutation { inviteUser(input: {name: "New", email: "new-{mark}@example.com"}) { version } }"#,
        )
        .within(Shared),
        graph(
            "mutation updateUser",
            r#"mutation { updateUser(input: {id: "{invited}", name: "Other", email: "other-{mark}@example.com", language: EN, version: 1}) { id } }"#,
        )
        .within(Shared),
        graph("mutation disableUser", r#"mutation { disableUser(id: "{invited}", version: 1, reason: "left") { id } }"#).within(Shared),
        graph("mutation enableUser", r#"mutation { enableUser(id: "{disabled}", version: 2, reason: "back") { id } }"#).within(Shared),
        graph("mutation unlockUser", r#"mutation { unlockUser(id: "{invited}") { id } }"#).within(Shared),
        graph("mutation createUserLink", r#"mutation { createUserLink(userId: "{invited}") { purpose } }"#)
            .within(Shared),
        graph("mutation resetSecondFactor", r#"mutation { resetSecondFactor(id: "{member}", reason: "lost") { id } }"#)
            .within(Tenant)
            .after(First::Secured),
        graph("mutation revokeSessionsOf", r#"mutation { revokeSessionsOf(userId: "{member}") }"#).within(Tenant),
    ]
}

fn authority() -> Vec<Operation> {
    vec![
        graph("query roles", "{ roles { key name } }").within(Shared),
        graph("query roles", r#"{ roles(origin: OWN, text: "clerk") { key origin holders } }"#).within(Shared),
        graph("query role", r#"{ role(key: "viewer") { key permissions holders } }"#).within(Shared),
        graph("query permissions", "{ permissions { name roles } }").within(Shared),
        graph(
            "query explainPermission",
            r#"{ explainPermission(input: {personId: "{member}", permission: "auth.role.read"}) { allowed personId } }"#,
        )
        .within(Tenant),
        graph("query explainPermission", r#"{ explainPermission(input: {permission: "auth.role.read"}) { allowed } }"#)
            .by(Oneself),
        graph(
            "mutation createRole",
            r#"mutation { createRole(input: {key: "role-{mark}", name: "R", level: 5, permissions: ["auth.role.read"]}) { key } }"#,
        )
        .within(Tenant),
        graph(
            "mutation updateRole",
            r#"mutation { updateRole(input: {key: "clerk-{mark}", name: "R", level: 5, permissions: ["auth.role.read"], version: 1}) { key } }"#,
        )
        .within(Tenant),
        graph("mutation retireRole", r#"mutation { retireRole(key: "clerk-{mark}", version: 1) { key } }"#)
            .within(Tenant),
        graph(
            "mutation retireRole",
            r#"mutation { retireRole(key: "clerk-{mark}", version: 1, reason: "merged") { key } }"#,
        )
        .within(Tenant),
    ]
}

fn assignments() -> Vec<Operation> {
    vec![
        graph("query roleAssignments", "{ roleAssignments { items { id personId companyId } } }"),
        graph("query roleAssignments", r#"{ roleAssignments(listing: {personId: "{member}"}) { items { id } } }"#),
        graph(
            "query roleAssignments",
            r#"{ roleAssignments(listing: {companyId: "{company}", state: CURRENT, text: "rina"}) { items { id state held { key } person { id } } } }"#,
        ),
        also_own(graph(
            "query roleAssignment",
            r#"{ roleAssignment(id: "{given}") { id name startsOn giver { id } } }"#,
        )),
        graph(
            "query checkAssignment",
            r#"{ checkAssignment(input: {personId: "{member}", role: "viewer", bounds: {companyId: "{company}"}, reason: "x"}) { pair } }"#,
        ),
        graph("query delegationAllowed", "{ delegationAllowed }").within(Shared),
        graph(
            "mutation giveRole",
            r#"mutation { giveRole(input: {personId: "{member}", role: "viewer", bounds: {companyId: "{company}"}, reason: "x"}) { assignment { id } } }"#,
        ),
        graph("mutation revokeRole", r#"mutation { revokeRole(id: "{given}", version: 1, reason: "x") { id } }"#),
        graph(
            "mutation delegateRole",
            r#"mutation { delegateRole(input: {assignmentId: "{lendable}", personId: "{member}", bounds: {endsOn: "2026-12-20"}, reason: "x"}) { assignment { id } } }"#,
        ),
        graph("mutation takeBackRole", r#"mutation { takeBackRole(id: "{lent}", version: 1, reason: "x") { id } }"#),
        graph("mutation setDelegation", "mutation { setDelegation(allowed: false) }").within(Tenant),
    ]
}

fn duties() -> Vec<Operation> {
    vec![
        graph("query dutyPairs", "{ dutyPairs { key } }").within(Shared),
        graph("query dutyPairs", r#"{ dutyPairs(state: OFF, text: "apart") { key state } }"#).within(Shared),
        graph("query dutyPair", r#"{ dutyPair(key: "apart-{mark}") { key state } }"#).within(Shared),
        graph("query dutyOverrides", "{ dutyOverrides { id personId person { id } keptApart { key } } }").within(Tenant),
        graph("query sodConflicts", "{ sodConflicts { personId pair } }").within(Tenant),
        graph(
            "mutation createDutyPair",
            r#"mutation { createDutyPair(input: {key: "pair-{mark}", name: "P", reason: "x", left: ["auth.user.invite"], right: ["auth.role.assign"]}) { key } }"#,
        )
        .within(Tenant),
        graph(
            "mutation updateDutyPair",
            r#"mutation { updateDutyPair(input: {key: "apart-{mark}", name: "P", reason: "x", left: ["auth.user.invite"], right: ["auth.role.assign"], version: 1}) { key } }"#,
        )
        .within(Tenant),
        graph("mutation retireDutyPair", r#"mutation { retireDutyPair(key: "apart-{mark}", version: 1) { key } }"#)
            .within(Tenant),
        graph("mutation restoreDutyPair", r#"mutation { restoreDutyPair(key: "off-{mark}", version: 2) { key } }"#)
            .within(Tenant),
        graph(
            "mutation giveDutyOverride",
            r#"mutation { giveDutyOverride(input: {personId: "{member}", pair: "apart-{mark}", endsOn: "2026-12-31", reason: "x"}) { id } }"#,
        )
        .within(Tenant),
        graph("mutation revokeDutyOverride", r#"mutation { revokeDutyOverride(id: "{word}", version: 1) { id } }"#)
            .within(Tenant),
    ]
}

fn door_rests() -> Vec<Operation> {
    vec![
        rest(
            "Post /api/v1/auth/login",
            "/api/v1/auth/login\n{\"tenant\":\"{slug}\",\"email\":\"{email}\",\"password\":\"{password}\"}",
        )
        .by(Bearer),
        rest("Post /api/v1/auth/refresh", "/api/v1/auth/refresh\n{\"refresh_token\":\"{refresh}\"}").by(Bearer),
        rest("Post /api/v1/auth/logout", "/api/v1/auth/logout\n{\"refresh_token\":\"{refresh}\"}").by(Anybody),
        rest("Post /api/v1/auth/link", "/api/v1/auth/link\n{\"token\":\"{link}\",\"password\":\"a newly chosen one\"}")
            .by(Bearer),
        rest("Post /api/v1/auth/forgot", "/api/v1/auth/forgot\n{\"tenant\":\"{slug}\",\"email\":\"{email}\"}")
            .by(Anybody),
        rest("Get /.well-known/jwks.json", "/.well-known/jwks.json").by(Anybody),
    ]
}

/// Pages: refusals are shown on them.
fn pages() -> Vec<Operation> {
    vec![
        rest("Get /login", "/login?next=/app/units").by(Anybody),
        rest("Post /login", "/login\ntenant={slug}&email={email}&password={password}").by(Bearer),
        rest("Get /login/page.css", "/login/page.css").by(Anybody),
        rest("Get /logout", "/logout").by(Anybody),
        rest("Post /logout", "/logout").by(Anybody),
        rest("Get /forgot", "/forgot").by(Anybody),
        rest("Get /link/{secret}", "/link/{link}").by(Bearer),
        rest("Post /link/{secret}", "/link/{link}\npassword=a+newly+chosen+one&again=a+newly+chosen+one").by(Bearer),
    ]
}

fn account_rests() -> Vec<Operation> {
    let own = [
        rest("Get /api/v1/auth/me", "/api/v1/auth/me"),
        rest("Get /api/v1/users/profile", "/api/v1/users/profile"),
        rest(
            "Post /api/v1/users/profile",
            "/api/v1/users/profile\n{\"name\":\"Rina\",\"language\":\"bn\",\"version\":2}",
        ),
        rest("Get /api/v1/auth/sessions", "/api/v1/auth/sessions"),
        rest("Delete /api/v1/auth/sessions/{id}", "/api/v1/auth/sessions/{session}"),
        rest("Delete /api/v1/auth/sessions", "/api/v1/auth/sessions"),
        rest(
            "Post /api/v1/auth/password",
            "/api/v1/auth/password\n{\"password\":\"{password}\",\"newPassword\":\"another battery staple\"}",
        ),
        rest("Post /api/v1/auth/second-factor", "/api/v1/auth/second-factor"),
        rest("Post /api/v1/auth/second-factor/confirm", "/api/v1/auth/second-factor/confirm\n{\"otp\":\"{otp}\"}")
            .after(First::Begun),
        rest(
            "Post /api/v1/auth/second-factor/off",
            "/api/v1/auth/second-factor/off\n{\"password\":\"{password}\",\"otp\":\"{recovery}\"}",
        )
        .after(First::Secured),
        rest("Get /api/v1/auth/api-keys", "/api/v1/auth/api-keys"),
        rest("Delete /api/v1/auth/api-keys/{id}", "/api/v1/auth/api-keys/{key}"),
    ];
    let managed = rest(
        "Post /api/v1/auth/api-keys",
        "/api/v1/auth/api-keys\n{\"name\":\"till\",\"permissions\":[\"auth.user.read\"],\"days\":9}",
    );
    let others = rest("Delete /api/v1/auth/sessions/{id}", "/api/v1/auth/sessions/{session}");
    own.into_iter().map(|operation| operation.by(Oneself)).chain([managed, also_own(others)]).collect()
}

fn user_rests() -> Vec<Operation> {
    vec![
        rest("Get /api/v1/users", "/api/v1/users?text=rina").within(Shared),
        rest("Get /api/v1/users/{id}", "/api/v1/users/{member}").within(Shared),
        rest("Get /api/v1/users/{id}/sessions", "/api/v1/users/{member}/sessions").within(Tenant),
        rest("Post /api/v1/users", "/api/v1/users\n{\"name\":\"New\",\"email\":\"new-{mark}@example.com\"}")
            .within(Shared),
        rest(
            "Post /api/v1/users/update",
            "/api/v1/users/update\n{\"id\":\"{invited}\",\"name\":\"Other\",\"email\":\"other-{mark}@example.com\",\"language\":\"en\",\"version\":1}",
        )
        .within(Shared),
        rest("Post /api/v1/users/{id}/disable", "/api/v1/users/{invited}/disable\n{\"version\":1,\"reason\":\"left\"}").within(Shared),
        rest("Post /api/v1/users/{id}/enable", "/api/v1/users/{disabled}/enable\n{\"version\":2,\"reason\":\"back\"}").within(Shared),
        rest("Post /api/v1/users/{id}/unlock", "/api/v1/users/{invited}/unlock").within(Shared),
        rest("Post /api/v1/users/{id}/link", "/api/v1/users/{invited}/link").within(Shared),
        rest(
            "Post /api/v1/users/{id}/second-factor/reset",
            "/api/v1/users/{member}/second-factor/reset\n{\"reason\":\"lost\"}",
        )
        .within(Tenant)
        .after(First::Secured),
        rest("Delete /api/v1/users/{id}/sessions", "/api/v1/users/{member}/sessions").within(Tenant),
    ]
}

fn role_rests() -> Vec<Operation> {
    vec![
        rest("Get /api/v1/auth/permissions", "/api/v1/auth/permissions").within(Shared),
        rest("Get /api/v1/auth/roles", "/api/v1/auth/roles").within(Shared),
        rest("Get /api/v1/auth/roles/{key}", "/api/v1/auth/roles/viewer").within(Shared),
        rest(
            "Post /api/v1/auth/roles",
            "/api/v1/auth/roles\n{\"key\":\"role-{mark}\",\"name\":\"R\",\"level\":5,\"permissions\":[\"auth.role.read\"]}",
        )
        .within(Tenant),
        rest(
            "Post /api/v1/auth/roles/update",
            "/api/v1/auth/roles/update\n{\"key\":\"clerk-{mark}\",\"name\":\"R\",\"level\":5,\"permissions\":[\"auth.role.read\"],\"version\":1}",
        )
        .within(Tenant),
        rest("Post /api/v1/auth/roles/{key}/retire", "/api/v1/auth/roles/clerk-{mark}/retire\n{\"version\":1}")
            .within(Tenant),
        rest("Get /api/v1/auth/explain", "/api/v1/auth/explain?permission=auth.role.read&person={member}")
            .within(Tenant),
        also_own(rest("Get /api/v1/auth/explain", "/api/v1/auth/explain?permission=auth.role.read")).by(Oneself),
    ]
}

fn assignment_rests() -> Vec<Operation> {
    vec![
        rest("Get /api/v1/auth/assignments", "/api/v1/auth/assignments"),
        also_own(rest("Get /api/v1/auth/assignments", "/api/v1/auth/assignments?person={member}")),
        rest(
            "Post /api/v1/auth/assignments",
            "/api/v1/auth/assignments\n{\"personId\":\"{member}\",\"role\":\"viewer\",\"bounds\":{\"companyId\":\"{company}\"},\"reason\":\"x\"}",
        ),
        rest(
            "Post /api/v1/auth/assignments/check",
            "/api/v1/auth/assignments/check\n{\"personId\":\"{member}\",\"role\":\"viewer\",\"bounds\":{\"companyId\":\"{company}\"},\"reason\":\"x\"}",
        ),
        rest(
            "Post /api/v1/auth/assignments/{id}/revoke",
            "/api/v1/auth/assignments/{given}/revoke\n{\"version\":1,\"reason\":\"x\"}",
        ),
        rest(
            "Post /api/v1/auth/assignments/delegate",
            "/api/v1/auth/assignments/delegate\n{\"assignmentId\":\"{lendable}\",\"personId\":\"{member}\",\"bounds\":{\"endsOn\":\"2026-12-20\"},\"reason\":\"x\"}",
        ),
        rest(
            "Post /api/v1/auth/assignments/{id}/take-back",
            "/api/v1/auth/assignments/{lent}/take-back\n{\"version\":1,\"reason\":\"x\"}",
        ),
    ]
}

fn duty_rests() -> Vec<Operation> {
    vec![
        rest("Get /api/v1/auth/duty-pairs", "/api/v1/auth/duty-pairs").within(Shared),
        rest(
            "Post /api/v1/auth/duty-pairs",
            "/api/v1/auth/duty-pairs\n{\"key\":\"pair-{mark}\",\"name\":\"P\",\"reason\":\"x\",\"left\":[\"auth.user.invite\"],\"right\":[\"auth.role.assign\"]}",
        )
        .within(Tenant),
        rest(
            "Post /api/v1/auth/duty-pairs/update",
            "/api/v1/auth/duty-pairs/update\n{\"key\":\"apart-{mark}\",\"name\":\"P\",\"reason\":\"x\",\"left\":[\"auth.user.invite\"],\"right\":[\"auth.role.assign\"],\"version\":1}",
        )
        .within(Tenant),
        rest(
            "Post /api/v1/auth/duty-pairs/{key}/retire",
            "/api/v1/auth/duty-pairs/apart-{mark}/retire\n{\"version\":1}",
        )
        .within(Tenant),
        rest("Get /api/v1/auth/sod-conflicts", "/api/v1/auth/sod-conflicts").within(Tenant),
        rest("Get /api/v1/auth/overrides", "/api/v1/auth/overrides?person={member}").within(Tenant),
        rest(
            "Post /api/v1/auth/overrides",
            "/api/v1/auth/overrides\n{\"personId\":\"{member}\",\"pair\":\"apart-{mark}\",\"endsOn\":\"2026-12-31\",\"reason\":\"x\"}",
        )
        .within(Tenant),
        rest("Post /api/v1/auth/overrides/{id}/revoke", "/api/v1/auth/overrides/{word}/revoke\n{\"version\":1}")
            .within(Tenant),
    ]
}

fn contracts() -> Vec<Operation> {
    vec![
        contract("auth.identify", r#"{"token":"{access}"}"#).by(Bearer),
        contract("auth.key_set", "null").by(Anybody),
        contract("auth.people", r#"["{member}","{owner}"]"#).by(Member),
        contract("auth.establish_owner", r#"{"id":"{invited}","email":"second-{mark}@example.com"}"#)
            .by(Operator)
            .within(Tenant),
        contract("auth.make_link", r#"{"email":"{email}"}"#).by(Operator).within(Tenant),
        contract("auth.sod_conflicts", "null"),
        contract("auth.mint", r#"{"email":"{email}","hours":1}"#).by(Operator).within(Tenant),
        contract("auth.rotate_signing_key", "null").by(Operator).within(Tenant),
    ]
}
