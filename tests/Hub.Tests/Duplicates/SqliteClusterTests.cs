using Hub.Tests.Store;

namespace Hub.Tests.Duplicates;

public sealed class SqliteClusterTests() : ClusterContract(new SqlitePlace());
