namespace Hub.Tests.Store;

public sealed class SqliteDatasetFollowerTests() : DatasetFollowerContract(new SqlitePlace());
