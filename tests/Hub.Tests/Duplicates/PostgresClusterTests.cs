using Hub.Tests.Making;
using Hub.Tests.Store;

namespace Hub.Tests.Duplicates;

[NeedsServer("HUB_TEST_POSTGRES", "tests/servers/postgres")]
public sealed class PostgresClusterTests() : ClusterContract(new PostgresPlace());
