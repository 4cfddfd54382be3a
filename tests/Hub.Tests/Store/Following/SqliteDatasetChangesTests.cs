namespace Hub.Tests.Store;

public sealed class SqliteDatasetChangesTests() : DatasetChangesContract(new SqlitePlace());
