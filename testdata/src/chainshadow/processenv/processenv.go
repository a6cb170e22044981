// Package processenv holds variables that a program sets for itself and that
// stand in front of the instance's role, and variables that do not.
package processenv

import (
	"os"
	"os/exec"
	"syscall"
)

// Config is what the program's file and flags fill.
type Config struct {
	AccessKey, SecretKey string
	Profile, File        string
	NoMetadata           bool
}

func configuredPair(c Config) {
	os.Setenv("AWS_ACCESS_KEY_ID", c.AccessKey) // want "chainshadow/process-env: .*AWS_ACCESS_KEY_ID"
	os.Setenv("AWS_SECRET_ACCESS_KEY", c.SecretKey)
}

func otherVariablesPair() error {
	if err := os.Setenv("AWS_ACCESS_KEY_ID", os.Getenv("UPLOADER_KEY")); err != nil { // want "chainshadow/process-env"
		return err
	}
	return os.Setenv("AWS_SECRET_ACCESS_KEY", os.Getenv("UPLOADER_SECRET"))
}

func fixedProfile() error {
	return os.Setenv("AWS_PROFILE", "archiver") // want "chainshadow/process-env: .*AWS_PROFILE"
}

func credentialsFile() error {
	return os.Setenv("AWS_SHARED_CREDENTIALS_FILE", "/vault/secrets/aws") // want "chainshadow/process-env: .*AWS_SHARED_CREDENTIALS_FILE"
}

func metadataOff() {
	os.Setenv("AWS_EC2_METADATA_DISABLED", "true") // want "chainshadow/process-env: .*AWS_EC2_METADATA_DISABLED"
}

func metadataOffInCapitals() error {
	return syscall.Setenv("AWS_EC2_METADATA_DISABLED", "TRUE") // want "chainshadow/process-env"
}

// On a host with a role it is always unset.
func profileWhenUnset() {
	if os.Getenv("AWS_PROFILE") == "" {
		os.Setenv("AWS_PROFILE", "archiver") // want "chainshadow/process-env"
	}
}

func dummiesWhenUnset() {
	if _, ok := os.LookupEnv("AWS_ACCESS_KEY_ID"); !ok {
		os.Setenv("AWS_ACCESS_KEY_ID", "dummy") // want "chainshadow/process-env"
		os.Setenv("AWS_SECRET_ACCESS_KEY", "dummy")
	}
}

const metadataVariable = "AWS_EC2_METADATA_DISABLED"

func init() {
	_ = os.Setenv(metadataVariable, "true") // want "chainshadow/process-env"
}

// set hands its parameters on.
func set(name, value string) {
	if err := os.Setenv(name, value); err != nil {
		panic(err)
	}
}

func profileThroughHelper() {
	set("AWS_PROFILE", "archiver") // want "chainshadow/process-env"
}

func rangeOverMap(c Config) {
	for name, value := range map[string]string{"AWS_ACCESS_KEY_ID": c.AccessKey, "AWS_SECRET_ACCESS_KEY": c.SecretKey} {
		os.Setenv(name, value) // want "chainshadow/process-env"
	}
}

func metadataOn() error { return os.Setenv("AWS_EC2_METADATA_DISABLED", "false") }

func sharedConfig() error { return os.Setenv("AWS_SDK_LOAD_CONFIG", "true") }

func webIdentity(file string) error { return os.Setenv("AWS_WEB_IDENTITY_TOKEN_FILE", file) }

func regionAndEndpoint(region string) {
	os.Setenv("AWS_REGION", region)
	os.Setenv("AWS_DEFAULT_REGION", region)
	os.Setenv("AWS_ENDPOINT_URL_S3", "http://localhost:9000")
}

func removed() {
	os.Unsetenv("AWS_PROFILE")
	os.Setenv("AWS_ACCESS_KEY_ID", "")
}

func pairUnderGuard(c Config) {
	if c.AccessKey != "" && c.SecretKey != "" {
		os.Setenv("AWS_ACCESS_KEY_ID", c.AccessKey)
		os.Setenv("AWS_SECRET_ACCESS_KEY", c.SecretKey)
	}
}

func profileUnderGuard(c Config) {
	if c.Profile == "" {
		return
	}
	os.Setenv("AWS_PROFILE", c.Profile)
}

// The user names the profile, and an empty name is none.
func configuredProfile(c *Config) error { return os.Setenv("AWS_PROFILE", c.Profile) }

func metadataOffOnDemand(c Config) {
	if c.NoMetadata {
		os.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	}
}

func childsProfile(c Config) *exec.Cmd {
	cmd := exec.Command("terraform", "plan")
	cmd.Env = append(os.Environ(), "AWS_PROFILE="+c.Profile, "AWS_EC2_METADATA_DISABLED=true")
	return cmd
}

func setThenReplaced(c Config, argv []string) error {
	os.Setenv("AWS_PROFILE", c.Profile)
	os.Setenv("AWS_EC2_METADATA_DISABLED", "true")
	return syscall.Exec(argv[0], argv, os.Environ())
}

func setThenRun(c Config) error {
	os.Setenv("AWS_ACCESS_KEY_ID", c.AccessKey)
	os.Setenv("AWS_SECRET_ACCESS_KEY", c.SecretKey)
	return exec.Command("terraform", "plan").Run()
}

func read() (string, bool) { return os.LookupEnv("AWS_PROFILE") }

func otherThroughHelper() { set("ARCHIVER_PROFILE", "archiver") }
