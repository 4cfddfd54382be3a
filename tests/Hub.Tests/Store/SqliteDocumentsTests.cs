namespace Hub.Tests.Store;

public sealed class SqliteDocumentsTests() : DocumentsContract(new SqlitePlace());
