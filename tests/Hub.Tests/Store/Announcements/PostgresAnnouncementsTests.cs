using Hub.Tests.Making;

namespace Hub.Tests.Store;

[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class PostgresAnnouncementsTests() : AnnouncementsContract(new PostgresPlace());
