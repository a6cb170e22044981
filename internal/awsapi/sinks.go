package awsapi

var sinkFuncs = []Func{
	// database/sql: a pool that dials again with the same text.

	// func Open(driverName string, dataSourceName string) (*DB, error)
	{SDK: Other, Pkg: "database/sql", Name: "Open", Kind: TokenSink, Params: []Param{{"dataSourceName", DerivedToken}}},

	// sqlx.

	// func Open(driverName string, dataSourceName string) (*DB, error)  (sqlx.go:264)
	{SDK: Other, Pkg: "github.com/jmoiron/sqlx", Name: "Open", Kind: TokenSink,
		Params: []Param{{"dataSourceName", DerivedToken}}},
	// func MustOpen(driverName string, dataSourceName string) *DB  (sqlx.go:273)
	{SDK: Other, Pkg: "github.com/jmoiron/sqlx", Name: "MustOpen", Kind: TokenSink,
		Params: []Param{{"dataSourceName", DerivedToken}}},
	// func Connect(driverName string, dataSourceName string) (*DB, error)  (sqlx.go:640)
	{SDK: Other, Pkg: "github.com/jmoiron/sqlx", Name: "Connect", Kind: TokenSink,
		Params: []Param{{"dataSourceName", DerivedToken}}},
	// func ConnectContext(ctx context.Context, driverName string, dataSourceName string) (*DB, error)
	//     (sqlx_context.go:16)
	{SDK: Other, Pkg: "github.com/jmoiron/sqlx", Name: "ConnectContext", Kind: TokenSink,
		Params: []Param{{"dataSourceName", DerivedToken}}},
	// func MustConnect(driverName string, dataSourceName string) *DB  (sqlx.go:654)
	{SDK: Other, Pkg: "github.com/jmoiron/sqlx", Name: "MustConnect", Kind: TokenSink,
		Params: []Param{{"dataSourceName", DerivedToken}}},

	// pgx: pools keep the password. pgx.Connect makes one connection and is none.

	// func ParseConfig(connString string) (*ConnConfig, error)  (conn.go:238)
	{SDK: Other, Pkg: pgx, Name: "ParseConfig", Kind: PassThrough, Params: []Param{{"connString", Value}}},
	// func New(ctx context.Context, connString string) (*Pool, error)  (pool.go:210)
	{SDK: Other, Pkg: pgx + "/pgxpool", Name: "New", Kind: TokenSink, Params: []Param{{"connString", DerivedToken}}},
	// func ParseConfig(connString string) (*Config, error)  (pool.go:359)
	{SDK: Other, Pkg: pgx + "/pgxpool", Name: "ParseConfig", Kind: PassThrough, Params: []Param{{"connString", Value}}},
	// func NewWithConfig(ctx context.Context, config *Config) (*Pool, error)  (pool.go:220)
	{SDK: Other, Pkg: pgx + "/pgxpool", Name: "NewWithConfig", Kind: TokenSink, Params: []Param{{"config", DerivedToken}}},
	// func ParseConfig(connString string) (*Config, error)  (config.go:315)
	{SDK: Other, Pkg: pgx + "/pgconn", Name: "ParseConfig", Kind: PassThrough, Params: []Param{{"connString", Value}}},
	// func OpenDB(config pgx.ConnConfig, opts ...OptionOpenDB) *sql.DB  (sql.go:228)
	{SDK: Other, Pkg: pgx + "/stdlib", Name: "OpenDB", Kind: TokenSink,
		Params: []Param{{"config", DerivedToken}, {"opts", Refresher}}},

	// go-sql-driver: the text goes to sql.Open. A connector may have a BeforeConnect, which Apply hides.

	// func ParseDSN(dsn string) (cfg *Config, err error)  (dsn.go:357)
	{SDK: Other, Pkg: "github.com/go-sql-driver/mysql", Name: "ParseDSN", Kind: PassThrough, Params: []Param{{"dsn", Value}}},
	// func (*Config) FormatDSN() string  (dsn.go:226)
	{SDK: Other, Pkg: "github.com/go-sql-driver/mysql", Recv: "Config", Name: "FormatDSN", Kind: PassThrough},

	// gorm opens a pool with the text.

	// func Open(dsn string) gorm.Dialector  (postgres.go:42)
	{SDK: Other, Pkg: "gorm.io/driver/postgres", Name: "Open", Kind: TokenSink, Params: []Param{{"dsn", DerivedToken}}},
	// func Open(dsn string) gorm.Dialector  (mysql.go:69)
	{SDK: Other, Pkg: "gorm.io/driver/mysql", Name: "Open", Kind: TokenSink, Params: []Param{{"dsn", DerivedToken}}},

	// Redis: ElastiCache tokens live 15 minutes.

	// func ParseURL(redisURL string) (*Options, error)  (options.go:905)
	{SDK: Other, Pkg: "github.com/redis/go-redis/v9", Name: "ParseURL", Kind: PassThrough, Params: []Param{{"redisURL", Value}}},
}

var sinkStructs = []Struct{
	// pgx: pools keep the password. pgx.Connect makes one connection and is none.

	// type Config struct  (pool.go:120)
	{SDK: Other, Pkg: pgx + "/pgxpool", Type: "Config", Kind: OptionStruct,
		Fields: []Field{{"ConnConfig", Value}, {"BeforeConnect", Refresher}}},
	// type Config struct  (config.go:34)
	{SDK: Other, Pkg: pgx + "/pgconn", Type: "Config", Kind: OptionStruct, Fields: []Field{{"Password", Value}}},

	// go-sql-driver: the text goes to sql.Open. A connector may have a BeforeConnect, which Apply hides.

	// type Config struct  (dsn.go:37)
	{SDK: Other, Pkg: "github.com/go-sql-driver/mysql", Type: "Config", Kind: OptionStruct, Fields: []Field{{"Passwd", Value}}},

	// gorm opens a pool with the text.

	// type Config struct  (postgres.go:27)
	{SDK: Other, Pkg: "gorm.io/driver/postgres", Type: "Config", Kind: TokenStruct,
		Fields: []Field{{"DSN", DerivedToken}, {"Conn", Refresher}}},
	// type Config struct  (mysql.go:30)
	{SDK: Other, Pkg: "gorm.io/driver/mysql", Type: "Config", Kind: TokenStruct,
		Fields: []Field{{"DSN", DerivedToken}, {"Conn", Refresher}}},

	// Redis: ElastiCache tokens live 15 minutes.

	// type Options struct  (options.go:49)
	{SDK: Other, Pkg: "github.com/redis/go-redis/v9", Type: "Options", Kind: TokenStruct,
		Fields: []Field{{"Password", DerivedToken}, {"CredentialsProvider", Refresher}, {"CredentialsProviderContext",
			Refresher}, {"StreamingCredentialsProvider", Refresher}, {"OnConnect", Refresher}}},
	// type ClusterOptions struct  (osscluster.go:44)
	{SDK: Other, Pkg: "github.com/redis/go-redis/v9", Type: "ClusterOptions", Kind: TokenStruct,
		Fields: []Field{{"Password", DerivedToken}, {"CredentialsProvider", Refresher}, {"CredentialsProviderContext",
			Refresher}, {"StreamingCredentialsProvider", Refresher}, {"OnConnect", Refresher}}},
	// type FailoverOptions struct  (sentinel.go:30)
	{SDK: Other, Pkg: "github.com/redis/go-redis/v9", Type: "FailoverOptions", Kind: TokenStruct,
		Fields: []Field{{"Password", DerivedToken}, {"CredentialsProvider", Refresher}, {"CredentialsProviderContext",
			Refresher}, {"StreamingCredentialsProvider", Refresher}, {"OnConnect", Refresher}}},
	// type UniversalOptions struct  (universal.go:16)
	{SDK: Other, Pkg: "github.com/redis/go-redis/v9", Type: "UniversalOptions", Kind: TokenStruct,
		Fields: []Field{{"Password", DerivedToken}, {"CredentialsProvider", Refresher}, {"CredentialsProviderContext",
			Refresher}, {"StreamingCredentialsProvider", Refresher}, {"OnConnect", Refresher}}},
	// type RingOptions struct  (ring.go:44)
	{SDK: Other, Pkg: "github.com/redis/go-redis/v9", Type: "RingOptions", Kind: TokenStruct,
		Fields: []Field{{"Password", DerivedToken}, {"CredentialsProvider", Refresher}, {"CredentialsProviderContext",
			Refresher}, {"StreamingCredentialsProvider", Refresher}, {"OnConnect", Refresher}}},

	// Kubernetes: a client keeps the bearer token; the hooks do not.

	// franz-go: a mechanism made of an Auth keeps its token; oauth.Oauth asks anew for each session.

	// type Auth struct  (oauth.go:17)
	{SDK: Other, Pkg: "github.com/twmb/franz-go/pkg/sasl/oauth", Type: "Auth", Kind: TokenStruct, Fields: []Field{{"Token", DerivedToken}}},

	// type Config struct  (config.go:56)
	{SDK: Other, Pkg: "k8s.io/client-go/rest", Type: "Config", Kind: TokenStruct,
		Fields: []Field{{"BearerToken", DerivedToken}, {"BearerTokenFile", Refresher}, {"AuthProvider", Refresher},
			{"ExecProvider", Refresher}, {"WrapTransport", Refresher}}},
}
