const words = `
  password passw0rd password1 passwort motdepasse contrasena senha letmein welcome welcome1 admin administrator
  adminadmin administrator1 root toor changeme changeme1 default secret supersecret secretsecret trustno1 iloveyou
  iloveyou1 iloveyouforever qwerty qwertyuiop qwertyuiopas qwertyuiop123 asdfghjkl asdfghjklzxc zxcvbnm
  qwertyqwerty qwerty123456 qwerty12345678 qazwsxedcrfv qazwsxedc 1qaz2wsx3edc 1q2w3e4r5t6y 1q2w3e4r 123456789012
  1234567890123 12345678901234 123456123456 123123123123 012345678901 0123456789ab 987654321098 112233445566
  abcdefghijkl abcdefghijklm abc123abc123 abcd1234abcd passwordpassword password1234 password12345 password123456
  mypassword mypassword123 thisismypassword newpassword correcthorse correcthorsebattery correcthorsebatterystaple
  sunshine princess football baseball basketball superman batman dragon monkey shadow master michael jennifer
  computer internet whatever starwars pokemon liverpool chelsea arsenal charlie freedom hello helloworld
  hellohello letmeinnow opensesame testtesttest testpassword testing testing123 guestguest loginlogin
  summer winter spring autumn january february september october november december heed heedheed
`;

/** Passwords that are tried first everywhere, folded to small letters. */
export const commonPasswords: ReadonlySet<string> = new Set(words.trim().split(/\s+/));
