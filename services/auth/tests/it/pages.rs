//! The pages at the door, as the room answers them: two steps, what was typed stays, links that are good once.

use std::collections::BTreeMap;

use jiff::SignedDuration;
use kernel::{Call, Cx, Head, Language, Method, Reply, Scope};
use serde_json::{Value, json};

use crate::house::{EMAIL, House, PASSWORD, text};
use crate::second_factor::App;

const LOGIN: &str = "/login";
const LINK: &str = "/link/{secret}";
const EVIL: &str = "\"><script>alert(1)</script>";

/// A page as it came.
struct Page {
    status: u16,
    head: Vec<(&'static str, String)>,
    text: String,
}

impl Page {
    fn of(reply: Reply) -> Self {
        let page =
            Self { status: reply.status, head: reply.headers, text: String::from_utf8(reply.body.to_vec()).unwrap() };
        assert!(page.text.len() <= 15 * 1024 - 5 * 1024, "{} bytes, and the style comes besides", page.text.len());
        assert!(!page.text.contains(PASSWORD), "a password is never shown: {}", page.text);
        assert!(!page.text.contains("<script"), "{}", page.text);
        page
    }

    fn header(&self, name: &str) -> Option<&str> {
        self.head.iter().find(|(known, _)| *known == name).map(|(_, value)| value.as_str())
    }

    /// The value of a cookie that is set.
    fn cookie(&self, name: &str) -> Option<&str> {
        let set = self.head.iter().filter(|(known, _)| *known == "set-cookie").map(|(_, value)| value);
        set.filter_map(|set| set.split(';').next()?.split_once('=')).find(|(known, _)| *known == name).map(|(_, it)| it)
    }

    /// The value an input has.
    fn value(&self, name: &str) -> Option<&str> {
        let (_, from) = self.text.split_once(&format!(" name=\"{name}\""))?;
        let input = from.split('>').next()?;
        input.split_once(" value=\"")?.1.split('"').next()
    }

    fn says(&self, sentence: &str) -> bool {
        self.text.contains(sentence)
    }
}

struct Visit<'h> {
    house: &'h House,
    cx: Cx,
    head: Head,
}

impl<'h> Visit<'h> {
    fn new(house: &'h House) -> Self {
        Self { house, cx: house.nobody(), head: Head::default() }
    }

    async fn ask(&self, method: Method, path: &str, address: &str, form: &[(&str, &str)]) -> Page {
        let endpoints = &self.house.service().endpoints;
        let endpoint = endpoints.iter().find(|one| one.method == method && one.path == path).unwrap();
        let (place, query) = address.split_once('?').unwrap_or((address, ""));
        let secret = place.strip_prefix("/link/").map(|secret| ("secret".to_owned(), secret.to_owned()));
        let body = form_urlencoded::Serializer::new(String::new()).extend_pairs(form).finish();
        let call = Call {
            path: secret.into_iter().collect(),
            query: form_urlencoded::parse(query.as_bytes()).into_owned().collect(),
            body: body.into(),
            head: self.head.clone(),
            ..Call::default()
        };
        Page::of((endpoint.call)(self.cx.clone(), call).await.unwrap())
    }

    async fn get(&self, address: &str) -> Page {
        self.ask(Method::Get, LOGIN, address, &[]).await
    }

    async fn post(&self, form: &[(&str, &str)]) -> Page {
        self.ask(Method::Post, LOGIN, LOGIN, form).await
    }

    async fn password(&self, password: &str) -> Page {
        self.post(&[("tenant", "padma"), ("email", EMAIL), ("password", password), ("next", "/app/units")]).await
    }

    /// The second step of what this page began.
    async fn code(&self, first: &Page, code: &str) -> Page {
        let keeps = ["half", "way", "tenant", "email", "next"];
        let kept = keeps.into_iter().filter_map(|name| Some((name, first.value(name)?)));
        self.post(&kept.chain([("code", code)]).collect::<Vec<_>>()).await
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn somebody_signs_in_and_goes_where_he_wanted() {
    let house = House::new().await;
    let visit = Visit::new(&house);
    let page = visit.get("/login?next=/app/units").await;
    assert_eq!((page.status, page.value("next")), (200, Some("/app/units")));
    let inside = visit.password(PASSWORD).await;
    assert_eq!((inside.status, inside.header("location")), (303, Some("/app/units")));
    assert_eq!(inside.cookie("__Host-vextrus-tenant"), Some("padma"));
    let cookie = inside.cookie("__Host-vextrus").unwrap();
    let cx = house.acting(cookie).await;
    let signed_in = Visit { cx, ..Visit::new(&house) };
    assert_eq!(signed_in.get("/login?next=/app/units").await.header("location"), Some("/app/units"));
    assert_eq!(signed_in.get("/login?next=//evil.example").await.header("location"), Some("/app"));
    let asked = signed_in.ask(Method::Get, "/logout", "/logout", &[]).await;
    assert!(asked.says("padma") && house.identify(cookie).await.is_ok(), "an address alone signs nobody out");
    let out = signed_in.ask(Method::Post, "/logout", "/logout", &[]).await;
    assert_eq!((out.status, out.header("location")), (303, Some("/login?told=out&lang=en")));
    assert_eq!(out.cookie("__Host-vextrus"), Some(""));
    assert!(house.identify(cookie).await.is_err());
    assert!(visit.get("/login?told=out").await.says("You are signed out."));
}

#[tokio::test(flavor = "multi_thread")]
async fn what_was_typed_stays_and_what_is_missing_is_said_at_its_field() {
    let house = House::new().await;
    let mut visit = Visit::new(&house);
    let refused = visit.password("wrong horse battery").await;
    assert_eq!((refused.status, refused.value("tenant"), refused.value("email")), (401, Some("padma"), Some(EMAIL)));
    assert!(refused.says("role=\"alert\"") && refused.says("the account may be locked for 30 minutes"));
    assert_eq!((refused.value("password"), refused.value("next")), (None, Some("/app/units")));
    visit.cx = visit.cx.speaking(Language::Bn);
    let empty = visit.post(&[("tenant", "padma"), ("password", PASSWORD)]).await;
    assert_eq!((empty.status, empty.value("tenant")), (422, Some("padma")));
    assert!(empty.says("আপনার ই-মেইল ঠিকানা লিখুন।") && empty.says("<html lang=\"bn\">"));
    assert_eq!(empty.text.matches("aria-invalid").count(), 1);
    assert!(empty.says("aria-describedby=\"email-wrong\"") && empty.says("ত্রুটি: "));
    let hostile = visit.post(&[("tenant", EVIL), ("email", EVIL), ("password", "x"), ("next", EVIL)]).await;
    assert_eq!((hostile.status, hostile.value("next")), (401, None));
    assert!(hostile.says("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
    let long = "a".repeat(500_000);
    assert_eq!(
        visit.post(&[("tenant", &long), ("email", &long), ("password", &long), ("next", &long)]).await.status,
        401
    );
    assert_eq!(visit.post(&[("half", EVIL), ("code", EVIL), ("tenant", EVIL)]).await.status, 401);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_organization_is_known_from_the_address_or_from_last_time() {
    let house = House::new().await;
    let of = async |host: Option<&str>, cookie: Option<&str>, address: &str| {
        let cookies: BTreeMap<_, _> =
            cookie.map(|it| ("__Host-vextrus-tenant".to_owned(), it.to_owned())).into_iter().collect();
        let head = Head { host: host.map(str::to_owned), cookies, ..Head::default() };
        let page = Visit { head, ..Visit::new(&house) }.get(address).await;
        page.value("tenant").map(str::to_owned)
    };
    assert_eq!(of(None, None, LOGIN).await, None);
    assert_eq!(of(Some("127.0.0.1:4000"), Some("meghna"), LOGIN).await.as_deref(), Some("meghna"));
    assert_eq!(of(Some("padma.erp.example:443"), Some("meghna"), LOGIN).await.as_deref(), Some("padma"));
    assert_eq!(of(Some("padma.erp.example"), None, "/login?tenant=jamuna").await.as_deref(), Some("jamuna"));
    assert_eq!(of(None, Some(EVIL), LOGIN).await.as_deref(), Some("&quot;&gt;&lt;script&gt;alert(1)&lt;/script&gt;"));
}

#[tokio::test(flavor = "multi_thread")]
async fn where_no_browser_keeps_a_session_the_page_says_so() {
    let house = House::new().await;
    let told = async |host: &str, secure: bool, site: Option<&str>| {
        let (host, site) = (Some(host.to_owned()), site.map(str::to_owned));
        let head = Head { host, secure, site, ..Head::default() };
        Visit { head, ..Visit::new(&house) }.get(LOGIN).await.says("This address has no TLS")
    };
    for local in ["127.0.0.1:4000", "localhost:4000", "localhost", "[::1]:4000", "padma.localhost:4000"] {
        assert!(!told(local, false, None).await, "{local}");
    }
    assert!(!told("erp.example", true, None).await && !told("erp.example", false, Some("none")).await);
    assert!(told("192.168.0.5:4000", false, None).await && told("erp.example", false, None).await);
}

#[tokio::test(flavor = "multi_thread")]
async fn the_second_step_asks_for_the_code_and_nothing_else() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    house.later(SignedDuration::from_secs(60));
    let visit = Visit::new(&house);
    let first = visit.password(PASSWORD).await;
    assert_eq!((first.status, first.value("email"), first.value("next")), (200, Some(EMAIL), Some("/app/units")));
    assert!(
        first.says("name=\"code\"") && !first.says("type=\"password\"") && first.cookie("__Host-vextrus").is_none()
    );
    assert_eq!(visit.code(&first, " ").await.status, 422);
    let wrong = visit.code(&first, "000000").await;
    assert!(wrong.status == 401 && wrong.says("The code is not right") && wrong.value("half") == first.value("half"));
    let inside = visit.code(&wrong, &app.shown(&house, 0)).await;
    assert_eq!((inside.status, inside.header("location")), (303, Some("/app/units")));
    assert!(house.identify(inside.cookie("__Host-vextrus").unwrap()).await.is_ok());
    assert_eq!(house.count("select sum(failures)::bigint from auth.credential").await, 0);
    // What stands for the password is no code.
    assert_eq!(visit.code(&first, &app.shown(&house, 0)).await.status, 401, "replayed");
    let half = first.value("half").unwrap();
    let other = visit.post(&[("half", half), ("switch", "recovery"), ("email", EMAIL)]).await;
    assert!(other.status == 200 && other.says("Recovery code") && other.value("half") == Some(half));
    assert_eq!(visit.code(&other, &app.codes[0]).await.status, 303);
    house.settle_and_prove().await;
}

#[tokio::test(flavor = "multi_thread")]
async fn a_password_stands_for_ten_minutes_for_one_person_and_not_after_another() {
    let house = House::new().await;
    let cx = house.acting(&house.login().await.0).await;
    let app = App::set_up(&house, &cx).await;
    house.later(SignedDuration::from_secs(60));
    let visit = Visit::new(&house);
    let over =
        |page: &Page| page.status == 401 && page.says("Ten minutes have passed") && page.value("email") == Some(EMAIL);

    let first = visit.password(PASSWORD).await;
    let half = first.value("half").unwrap();
    let forged = format!("{}AAAA", &half[..half.len() - 4]);
    let form = [("half", forged.as_str()), ("code", "123456"), ("email", EMAIL)];
    assert!(over(&visit.post(&form).await), "forged");
    house.later(SignedDuration::from_mins(10));
    assert!(over(&visit.code(&first, &app.shown(&house, 0)).await), "too late");

    let first = visit.password(PASSWORD).await;
    let change = json!({ "password": PASSWORD, "newPassword": "another staple for it" });
    house.post(&cx, "/api/v1/auth/password", change).await.unwrap();
    assert!(over(&visit.code(&first, &app.shown(&house, 0)).await), "another password");
    assert_eq!(house.count("select sum(failures)::bigint from auth.credential").await, 0, "it was no try");

    let first = visit.password("another staple for it").await;
    for _ in 0..4 {
        assert!(visit.code(&first, "000000").await.says("The code is not right"));
    }
    visit.code(&first, "000000").await;
    let locked = visit.code(&first, &app.shown(&house, 0)).await;
    assert!(locked.status == 401 && locked.says("may be locked for 30 minutes"), "{}", locked.text);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_link_leads_to_a_page_where_a_password_is_chosen_once() {
    let house = House::new().await;
    let admin = house.world.person(house.tenant, &["*"], Scope::All);
    let input = json!({ "name": EVIL, "email": "rina@padma.example" });
    let user = house.post(&admin, "/api/v1/users", input).await.unwrap();
    let id = text(&user["id"]);
    let made = house.rest(&admin, Method::Post, "/api/v1/users/{id}/link", &[("id", &id)], Value::Null).await.unwrap();
    let address = text(&made["address"]);
    let place = address.strip_prefix("https://erp.example.com").unwrap().to_owned();
    assert_eq!(place, format!("/link/{}", text(&made["token"])));

    let visit = Visit::new(&house);
    let page = visit.ask(Method::Get, LINK, &place, &[]).await;
    assert_eq!(
        (page.status, page.value("username"), page.header("referrer-policy")),
        (200, Some("rina@padma.example"), Some("no-referrer"))
    );
    assert!(page.says("Ten characters or more") && page.says("&lt;script&gt;"));
    let choose = async |password: &str, again: &str| {
        visit.ask(Method::Post, LINK, &place, &[("password", password), ("again", again)]).await
    };
    assert!(choose("", "").await.says("Choose a password."));
    let different = choose("a staple for batteries", "a staple for battery").await;
    assert!(different.status == 422 && different.says("The two are not the same"));
    assert!(!different.says("a staple for"), "no password is shown");
    let short = choose("short", "short").await;
    assert!(short.status == 422 && short.says("A password has 10 to 128 characters"));
    let done = choose("a staple for batteries", "a staple for batteries").await;
    assert_eq!((done.status, done.header("location")), (303, Some("/login?told=password&lang=en")));
    assert_eq!(
        (done.cookie("__Host-vextrus-tenant"), done.header("referrer-policy")),
        (Some("padma"), Some("no-referrer"))
    );
    house.login_with("rina@padma.example", "a staple for batteries", None).await.unwrap();

    for spent in [visit.ask(Method::Get, LINK, &place, &[]).await, choose("once more then", "once more then").await] {
        assert!(spent.status == 410 && spent.says("ask your administrator"), "{}", spent.text);
        assert!(!spent.says(&place) && spent.header("referrer-policy") == Some("no-referrer"));
    }
    for wrong in ["/link/", "/link/x", &format!("/link/{EVIL}"), &place[..place.len() - 1]] {
        assert_eq!(visit.ask(Method::Get, LINK, wrong, &[]).await.status, 410, "{wrong}");
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_chosen_language_is_remembered_on_the_device() {
    let house = House::new().await;
    let mut visit = Visit::new(&house);
    visit.cx = visit.cx.speaking(Language::Bn);
    let chosen = visit.get("/login?lang=bn&next=/app/units").await;
    assert_eq!(chosen.cookie("__Host-vextrus-language"), Some("bn"));
    assert!(chosen.says("hreflang=\"en\" href=\"/login?next=%2Fapp%2Funits&amp;lang=en\""), "{}", chosen.text);
    assert_eq!(visit.get("/login").await.cookie("__Host-vextrus-language"), None);
    assert_eq!(visit.get("/login?lang=%22%3E").await.cookie("__Host-vextrus-language"), None);
}
