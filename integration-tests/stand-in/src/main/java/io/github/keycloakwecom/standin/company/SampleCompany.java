package io.github.keycloakwecom.standin.company;

import java.time.Instant;
import java.util.Map;

/**
 * The people, departments and apps of {@link Company#sample()}. All are invented, and the mail domains are reserved for
 * examples. The constants are userids; each name says the property for which a test needs this member. A member without
 * a constant, such as {@code zhangsan}, has mail, mobile, one department and status 1 (active).
 */
public final class SampleCompany {
    /** A member who leads a department: {@code is_leader_in_dept} 1. */
    public static final String LEADER = "zhangsan";

    /** A member of the departments 3 (main) and 7. */
    public static final String TWO_DEPARTMENTS = "lin.mei";

    /** A member with a company mail ({@code biz_mail}), and without private mail and mobile. */
    public static final String COMPANY_MAIL_ONLY = "li";

    /** A userid of two letters, which is shorter than Keycloak's user profile allows. */
    public static final String TWO_LETTERS = COMPANY_MAIL_ONLY;

    /** A member with a private mail ({@code email}), and without company mail and mobile. */
    public static final String PRIVATE_MAIL_ONLY = "zhaoyi";

    /** A userid with capitals, which a username of Keycloak never has. */
    public static final String CAPITALS = "ChenJing";

    /** A userid that is a mail address itself. */
    public static final String USERID_LIKE_A_MAIL = "sima@acme.example";

    /** A member whose surname has two characters: 欧阳娜娜. */
    public static final String COMPOUND_SURNAME = "ouyang";

    /** A member without mail and mobile. */
    public static final String NO_CONTACT = "aygul";

    /** A member outside the visible range of the apps: identified by a code, refused by {@code user/get}. */
    public static final String INVISIBLE = "hejun";

    /** A member that the administrator has disabled: status 2 of {@code user/get}. */
    public static final String DISABLED = "sunli";

    /** A member who has not activated WeCom yet: status 4 of {@code user/get}. */
    public static final String NOT_ACTIVATED = "zhoujie";

    /** A member who has left the company: status 5 of {@code user/get}. */
    public static final String LEFT = "wuqiang";

    private static final int RESEARCH = 2;
    private static final int PLATFORM = 3;
    private static final int MARKETING = 4;
    private static final int PERSONNEL = 5;
    private static final int CLIENTS = 6;
    private static final int OVERSEAS = 7;
    private static final int FINANCE = 8;
    private static final int CONTRACTORS = 9;

    private SampleCompany() {}

    static Company build() {
        Company company = Company.empty("wwSIM0000000001");
        departments(company);
        research(company);
        offices(company);
        corners(company);
        apps(company);
        return company.addOutsiders(
                Visitor.stranger("guest", "路人 · a passer-by", "oSIM_guest_0001"),
                Visitor.customer("customer", "客户 · a customer", "oSIM_customer_0002", "wmSIM_customer_0002"),
                Visitor.linked("wwLINK0001", "wang", "王敏 · linked corp"));
    }

    private static void departments(Company company) {
        company.addDepartment(Dept.of(1, "Acme 科技", "Acme Technology", 0))
                .addDepartment(Dept.of(RESEARCH, "研发部", "Research", 1).ledBy("zhangsan"))
                .addDepartment(Dept.of(PLATFORM, "平台组", "Platform", RESEARCH).ledBy("lin.mei"))
                .addDepartment(Dept.of(MARKETING, "市场部", "Marketing", 1).ledBy("wangfang"))
                .addDepartment(Dept.of(PERSONNEL, "人事部", "HR", 1).ledBy("ouyang"))
                .addDepartment(Dept.of(CLIENTS, "客户端组", "Client apps", RESEARCH))
                .addDepartment(Dept.of(OVERSEAS, "海外业务部", "International", 1).ledBy("anna.schmidt"))
                .addDepartment(Dept.of(FINANCE, "财务部", "Finance", 1))
                .addDepartment(Dept.of(CONTRACTORS, "外包协作", "Contractors", 1));
    }

    private static void research(Company company) {
        company.addMember(Person.of(LEADER, "张三", RESEARCH)
                        .withAlias("Sam Zhang")
                        .withPosition("研发总监")
                        .withPosts(new Post(RESEARCH, 100, true))
                        .withContact(new Contact(
                                "13900000001", "zhangsan@example.org", "zhangsan@acme.example", "1", "模拟路 1 号"))
                        .withExtras(Map.of("工号", "A-001")))
                .addMember(Person.of(TWO_DEPARTMENTS, "林梅", PLATFORM, OVERSEAS)
                        .withAlias("Mei Lin")
                        .withPosition("平台工程师")
                        .withPosts(new Post(PLATFORM, 90, true), new Post(OVERSEAS, 0, false))
                        .withContact(new Contact(
                                "13900000002", "lin.mei@example.org", "lin.mei@acme.example", "2", "模拟路 2 号"))
                        .reportingTo("zhangsan"))
                .addMember(Person.of(COMPANY_MAIL_ONLY, "李", PLATFORM)
                        .withPosition("工程师")
                        .withContact(Contact.none().withBizMail("li@acme.example"))
                        .reportingTo("lin.mei"))
                .addMember(Person.of(PRIVATE_MAIL_ONLY, "赵一", PLATFORM)
                        .withContact(Contact.none().withEmail("zhaoyi@example.org")))
                .addMember(Person.of("liu_wei-2", "刘伟", CLIENTS).withPosition("iOS 工程师"))
                .addMember(Person.of("liuwei", "刘伟", CLIENTS).withPosition("Android 工程师"));
    }

    private static void offices(Company company) {
        company.addMember(Person.of("wangfang", "王芳", MARKETING)
                        .withPosition("市场总监")
                        .withPosts(new Post(MARKETING, 100, true))
                        .withContact(
                                new Contact("13900000007", "wangfang@example.org", "wangfang@acme.example", "2", "")))
                .addMember(Person.of(CAPITALS, "陈静", MARKETING)
                        .withContact(Contact.none().withEmail("ChenJing@Example.ORG")))
                .addMember(Person.of(COMPOUND_SURNAME, "欧阳娜娜", PERSONNEL)
                        .withPosition("人事经理")
                        .withPosts(new Post(PERSONNEL, 50, true))
                        .withContact(Contact.none()
                                .withBizMail("ouyang@acme.example")
                                .withGender("2")))
                .addMember(Person.of(USERID_LIKE_A_MAIL, "司马光", FINANCE).withPosition("财务"))
                .addMember(Person.of("anna.schmidt", "Anna Schmidt", OVERSEAS)
                        .withPosition("Managing Director")
                        .withPosts(new Post(OVERSEAS, 80, true))
                        .withContact(Contact.none()
                                .withEmail("anna.schmidt@example.org")
                                .withGender("2")))
                .addMember(Person.of("jose", "José Ángel Núñez", OVERSEAS).withAlias("Pepe"))
                .addMember(Person.of("patrick.obrien", "Patrick O'Brien & Sons", OVERSEAS));
    }

    private static void corners(Company company) {
        company.addMember(Person.of("7", "阿七", FINANCE).withPosition("出纳"))
                .addMember(Person.of(NO_CONTACT, "阿依古丽·买买提江", RESEARCH).withAlias("Aygül Memetjan"))
                .addMember(Person.of(
                                "longname",
                                "Maximiliana-Alexandrina von Hohenlohe-Waldenburg-Schillingsfürst",
                                OVERSEAS)
                        .withPosition("Senior Vice President of Intercontinental Partnership Development"))
                .addMember(Person.of("a".repeat(64), "长编号", PERSONNEL))
                .addMember(Person.of(DISABLED, "孙丽", FINANCE).withStatus(MemberStatus.DISABLED))
                .addMember(Person.of(NOT_ACTIVATED, "周杰", MARKETING).withStatus(MemberStatus.NOT_ACTIVATED))
                .addMember(Person.of(LEFT, "吴强", CLIENTS).withStatus(MemberStatus.LEFT))
                .addMember(Person.of(INVISIBLE, "何军", CONTRACTORS)
                        .withPosition("外包顾问")
                        .withContact(Contact.none().withEmail("hejun@example.org")));
    }

    private static void apps(Company company) {
        Range staff = Range.ofDepartments(RESEARCH, MARKETING, PERSONNEL, OVERSEAS, FINANCE);
        Redirects keycloak = Redirects.none().and("localhost:8080", "sso.acme.example");
        company.addApp(App.selfBuilt(1000002, "Acme 登录", "standin-secret-of-app-1000002")
                        .withRange(staff)
                        .withRedirects(keycloak))
                .addApp(App.selfBuilt(1000003, "旧内网 (2021)", "standin-secret-of-app-1000003")
                        .withCreatedAt(Instant.parse("2021-05-06T02:00:00Z"))
                        .withRange(staff)
                        .withRedirects(keycloak))
                .addApp(App.contactSync(2000002, "standin-secret-of-contact-sync"));
    }
}
